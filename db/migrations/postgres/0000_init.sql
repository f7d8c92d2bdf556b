CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"hint" text NOT NULL,
	"rights" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer NOT NULL,
	"answer" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"stepped_up_at" timestamp (3) with time zone NOT NULL,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"staff_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"display_name" text NOT NULL,
	"alias" text NOT NULL,
	"role" text NOT NULL,
	"marketplace_ids" jsonb,
	"password_hash" text,
	"disabled_at" timestamp (3) with time zone,
	"preferences" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "staff_role_known" CHECK ("staff"."role" in ('agent', 'moderator', 'manager', 'admin', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "audit_checkpoints" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" text NOT NULL,
	"request_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_entries_actorKind_known" CHECK ("audit_entries"."actor_kind" in ('staff', 'platform', 'cli', 'system'))
);
--> statement-breakpoint
CREATE TABLE "audit_links" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"hash" text NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_unlinked" (
	"entry_id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "count_deltas" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"n" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "count_totals" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "count_totals_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "search_docs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"ref" text NOT NULL,
	"marketplace_id" text NOT NULL,
	"folded" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"external_id" text NOT NULL,
	"title" text NOT NULL,
	"category_id" text,
	"owner_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "marketplaces" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"country" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"external_id" text NOT NULL,
	"listing_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"specialist_id" text NOT NULL,
	"status" text NOT NULL,
	"status_at" timestamp (3) with time zone NOT NULL,
	"terminal_at" timestamp (3) with time zone,
	"review_window_ends_at" timestamp (3) with time zone,
	"feedback_requested_at" timestamp (3) with time zone,
	"amount_minor" bigint,
	"currency" text,
	"cancelled_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "orders_status_known" CHECK ("orders"."status" in ('open', 'completed', 'cancelled')),
	CONSTRAINT "orders_amount_with_currency" CHECK (("orders"."amount_minor" is null) = ("orders"."currency" is null))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"external_id" text NOT NULL,
	"display_name" text NOT NULL,
	"name_folded" text NOT NULL,
	"kinds" jsonb NOT NULL,
	"email" text,
	"phone" text,
	"locale" text,
	"registered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"webhook_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"last_error" text,
	"delivered_at" timestamp (3) with time zone,
	CONSTRAINT "deliveries_state_known" CHECK ("deliveries"."state" in ('pending', 'delivered', 'dead', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint,
	"marketplace_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"topic" text NOT NULL,
	"payload" text NOT NULL,
	"decision_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"available_at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"dispatched_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_messages_topic_known" CHECK ("outbox_messages"."topic" in ('feedback.requested', 'notice.to-person', 'review.published', 'review.rejected', 'review.redacted', 'review.removed', 'review.restored', 'dispute.asked', 'dispute.decided', 'webhook.test'))
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"url" text NOT NULL,
	"topics" jsonb NOT NULL,
	"secrets" jsonb NOT NULL,
	"active" boolean NOT NULL,
	"last_status" text,
	"last_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rating_deltas" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"category_id" text NOT NULL,
	"count" integer NOT NULL,
	"sum" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rating_totals" (
	"person_id" text NOT NULL,
	"category_id" text NOT NULL,
	"count" bigint NOT NULL,
	"sum" bigint NOT NULL,
	CONSTRAINT "rating_totals_person_id_category_id_pk" PRIMARY KEY("person_id","category_id")
);
--> statement-breakpoint
CREATE TABLE "review_disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"external_id" text,
	"review_id" text NOT NULL,
	"review_version" integer NOT NULL,
	"by_id" text NOT NULL,
	"by_party" text NOT NULL,
	"ground" text NOT NULL,
	"reason" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"proposed_text" text,
	"proposed_rating" integer,
	"consented_at" timestamp (3) with time zone,
	"questions" jsonb NOT NULL,
	"answer_due_at" timestamp (3) with time zone,
	"status" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"policy_version" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "review_disputes_status_known" CHECK ("review_disputes"."status" in ('open', 'asked', 'kept', 'removed', 'redacted', 'edited', 'moot')),
	CONSTRAINT "review_disputes_ground_known" CHECK ("review_disputes"."ground" in ('proof', 'agreed-edit'))
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"external_id" text,
	"order_id" text NOT NULL,
	"listing_id" text NOT NULL,
	"category_id" text,
	"author_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"slot" text NOT NULL,
	"rating" integer NOT NULL,
	"text" text NOT NULL,
	"original_text" text,
	"original_rating" integer,
	"redacted" boolean DEFAULT false NOT NULL,
	"language" text,
	"status" text NOT NULL,
	"source" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"notified_at" timestamp (3) with time zone,
	"blind_until" timestamp (3) with time zone,
	"approved_at" timestamp (3) with time zone,
	"publish_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"disputable_until" timestamp (3) with time zone,
	"replaces_id" text,
	"policy_version" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reviews_status_known" CHECK ("reviews"."status" in ('pending', 'published', 'rejected', 'removed', 'superseded', 'withdrawn')),
	CONSTRAINT "reviews_source_known" CHECK ("reviews"."source" in ('platform', 'backfill', 'import')),
	CONSTRAINT "reviews_rating_1_to_5" CHECK ("reviews"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "case_skips" (
	"case_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_skips_case_id_staff_id_pk" PRIMARY KEY("case_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"queue" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"state" text NOT NULL,
	"level" integer DEFAULT 1 NOT NULL,
	"headline" jsonb NOT NULL,
	"stars" integer,
	"language" text,
	"priority" jsonb NOT NULL,
	"rank" bigint NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"lease_holder_id" text,
	"lease_holder_alias" text,
	"lease_until" timestamp (3) with time zone,
	"held_until" timestamp (3) with time zone,
	"hold_reason" text,
	"handed_to_id" text,
	"hand_over_note" text,
	"decision_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cases_queue_known" CHECK ("cases"."queue" in ('reviews', 'review-disputes')),
	CONSTRAINT "cases_state_known" CHECK ("cases"."state" in ('open', 'decided', 'waiting', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"case_id" text NOT NULL,
	"queue" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_version" integer NOT NULL,
	"recipient_id" text,
	"outcome" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"spans" jsonb NOT NULL,
	"extra" jsonb NOT NULL,
	"message" text,
	"note" text,
	"level" integer NOT NULL,
	"decider_id" text NOT NULL,
	"decider_alias" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"before" jsonb,
	"reverts_id" text,
	"batch_id" text,
	"policy_version" integer NOT NULL,
	CONSTRAINT "decisions_outcome_known" CHECK ("decisions"."outcome" in ('publish', 'redact', 'reject', 'escalate', 'keep', 'remove', 'apply-edit', 'ask', 'revert')),
	CONSTRAINT "decisions_state_known" CHECK ("decisions"."state" in ('pending', 'effective', 'undone', 'void', 'reverted'))
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"id" text PRIMARY KEY NOT NULL,
	"puid" text NOT NULL,
	"decision_id" text NOT NULL,
	"marketplace_id" text NOT NULL,
	"recipient_id" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"data" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_people_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_specialist_id_people_id_fk" FOREIGN KEY ("specialist_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_message_id_outbox_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."outbox_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_disputes" ADD CONSTRAINT "review_disputes_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_disputes" ADD CONSTRAINT "review_disputes_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_disputes" ADD CONSTRAINT "review_disputes_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_subject_id_people_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_skips" ADD CONSTRAINT "case_skips_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "idempotency_keys_old" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "sessions_by_staff" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "sessions_expired" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email" ON "staff" USING btree ("email");--> statement-breakpoint
CREATE INDEX "audit_entries_by_subject" ON "audit_entries" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_by_actor" ON "audit_entries" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_newest" ON "audit_entries" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_links_by_entry" ON "audit_links" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "audit_unlinked_oldest" ON "audit_unlinked" USING btree ("at","entry_id");--> statement-breakpoint
CREATE INDEX "count_deltas_by_key" ON "count_deltas" USING btree ("scope","key");--> statement-breakpoint
CREATE UNIQUE INDEX "search_docs_one" ON "search_docs" USING btree ("kind","ref");--> statement-breakpoint
CREATE UNIQUE INDEX "categories_external" ON "categories" USING btree ("marketplace_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "listings_external" ON "listings" USING btree ("marketplace_id","external_id");--> statement-breakpoint
CREATE INDEX "listings_by_owner" ON "listings" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "listings_newest" ON "listings" USING btree ("marketplace_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_external" ON "orders" USING btree ("marketplace_id","external_id");--> statement-breakpoint
CREATE INDEX "orders_newest" ON "orders" USING btree ("marketplace_id","status","status_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("customer_id","status_at");--> statement-breakpoint
CREATE INDEX "orders_by_specialist" ON "orders" USING btree ("specialist_id","status_at");--> statement-breakpoint
CREATE INDEX "orders_by_listing" ON "orders" USING btree ("listing_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_external" ON "people" USING btree ("marketplace_id","external_id");--> statement-breakpoint
CREATE INDEX "people_newest" ON "people" USING btree ("marketplace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "people_by_name" ON "people" USING btree ("name_folded");--> statement-breakpoint
CREATE UNIQUE INDEX "policies_version" ON "policies" USING btree ("marketplace_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_one_each" ON "deliveries" USING btree ("message_id","webhook_id");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("webhook_id","next_attempt_at") WHERE "deliveries"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "deliveries_newest" ON "deliveries" USING btree ("webhook_id","seq");--> statement-breakpoint
CREATE INDEX "deliveries_dead" ON "deliveries" USING btree ("webhook_id") WHERE "deliveries"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "deliveries_in_order" ON "deliveries" USING btree ("webhook_id","subject_id","seq") WHERE "deliveries"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_unnumbered" ON "outbox_messages" USING btree ("created_at") WHERE "outbox_messages"."seq" is null;--> statement-breakpoint
CREATE INDEX "outbox_to_dispatch" ON "outbox_messages" USING btree ("available_at") WHERE "outbox_messages"."dispatched_at" is null and "outbox_messages"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_by_decision" ON "outbox_messages" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "outbox_by_subject" ON "outbox_messages" USING btree ("subject_id","seq");--> statement-breakpoint
CREATE INDEX "rating_deltas_by_person" ON "rating_deltas" USING btree ("person_id","category_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_disputes_one_open" ON "review_disputes" USING btree ("review_id","by_id") WHERE "review_disputes"."status" in ('open', 'asked');--> statement-breakpoint
CREATE UNIQUE INDEX "review_disputes_external" ON "review_disputes" USING btree ("marketplace_id","external_id") WHERE "review_disputes"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "review_disputes_by_review" ON "review_disputes" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "review_disputes_unanswered" ON "review_disputes" USING btree ("answer_due_at") WHERE "review_disputes"."status" = 'asked';--> statement-breakpoint
CREATE INDEX "review_disputes_newest" ON "review_disputes" USING btree ("marketplace_id","status","opened_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_pending" ON "reviews" USING btree ("slot") WHERE "reviews"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_published" ON "reviews" USING btree ("slot") WHERE "reviews"."status" = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_external" ON "reviews" USING btree ("marketplace_id","external_id") WHERE "reviews"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "reviews_newest" ON "reviews" USING btree ("marketplace_id","status","submitted_at","id");--> statement-breakpoint
CREATE INDEX "reviews_by_subject" ON "reviews" USING btree ("subject_id","status","published_at","id");--> statement-breakpoint
CREATE INDEX "reviews_by_author" ON "reviews" USING btree ("author_id","submitted_at");--> statement-breakpoint
CREATE INDEX "reviews_by_order" ON "reviews" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "reviews_to_publish" ON "reviews" USING btree ("publish_at") WHERE "reviews"."status" = 'pending' and "reviews"."publish_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "cases_one_live" ON "cases" USING btree ("queue","subject_id") WHERE "cases"."state" in ('open', 'waiting');--> statement-breakpoint
CREATE INDEX "cases_next" ON "cases" USING btree ("queue","level","rank","id") WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX "cases_newest" ON "cases" USING btree ("marketplace_id","queue","state","rank","id");--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("queue","state","due_at","id");--> statement-breakpoint
CREATE INDEX "cases_by_holder" ON "cases" USING btree ("lease_holder_id") WHERE "cases"."lease_holder_id" is not null;--> statement-breakpoint
CREATE INDEX "cases_handed" ON "cases" USING btree ("handed_to_id") WHERE "cases"."handed_to_id" is not null and "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX "cases_by_subject" ON "cases" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_pending" ON "decisions" USING btree ("case_id") WHERE "decisions"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_revert" ON "decisions" USING btree ("reverts_id") WHERE "decisions"."reverts_id" is not null;--> statement-breakpoint
CREATE INDEX "decisions_due" ON "decisions" USING btree ("effective_at") WHERE "decisions"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "decisions_newest" ON "decisions" USING btree ("marketplace_id","decided_at","id");--> statement-breakpoint
CREATE INDEX "decisions_by_decider" ON "decisions" USING btree ("decider_id","decided_at");--> statement-breakpoint
CREATE INDEX "decisions_by_subject" ON "decisions" USING btree ("subject_id","decided_at");--> statement-breakpoint
CREATE INDEX "decisions_by_case" ON "decisions" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "statements_one_a_decision" ON "statements" USING btree ("decision_id");--> statement-breakpoint
CREATE UNIQUE INDEX "statements_puid" ON "statements" USING btree ("puid");--> statement-breakpoint
CREATE INDEX "statements_newest" ON "statements" USING btree ("marketplace_id","created_at","id");