CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`name` text NOT NULL,
	`key_hash` text NOT NULL,
	`hint` text NOT NULL,
	`rights` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash` ON `api_keys` (`key_hash`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`status` integer NOT NULL,
	`answer` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`scope`, `key`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `idempotency_keys_old` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`stepped_up_at` integer NOT NULL,
	`user_agent` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_by_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE INDEX `sessions_expired` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `setup_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`display_name` text NOT NULL,
	`alias` text NOT NULL,
	`role` text NOT NULL,
	`marketplace_ids` text,
	`password_hash` text,
	`disabled_at` integer,
	`preferences` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "staff_role_known" CHECK("staff"."role" in ('agent', 'moderator', 'manager', 'admin', 'auditor'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `audit_checkpoints` (
	`seq` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`signature` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text NOT NULL,
	`request_id` text,
	`at` integer NOT NULL,
	CONSTRAINT "audit_entries_actorKind_known" CHECK("audit_entries"."actor_kind" in ('staff', 'platform', 'cli', 'system'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_entries_by_subject` ON `audit_entries` (`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_actor` ON `audit_entries` (`actor_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_newest` ON `audit_entries` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `audit_links` (
	`seq` integer PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`hash` text NOT NULL,
	`linked_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_links_by_entry` ON `audit_links` (`entry_id`);--> statement-breakpoint
CREATE TABLE `audit_unlinked` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_unlinked_oldest` ON `audit_unlinked` (`at`,`entry_id`);--> statement-breakpoint
CREATE TABLE `count_deltas` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`n` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `count_deltas_by_key` ON `count_deltas` (`scope`,`key`);--> statement-breakpoint
CREATE TABLE `count_totals` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`scope`, `key`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `search_docs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`marketplace_id` text NOT NULL,
	`folded` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `search_docs_one` ON `search_docs` (`kind`,`ref`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`external_id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_external` ON `categories` (`marketplace_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `listings` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`external_id` text NOT NULL,
	`title` text NOT NULL,
	`category_id` text,
	`owner_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `listings_external` ON `listings` (`marketplace_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `listings_by_owner` ON `listings` (`owner_id`);--> statement-breakpoint
CREATE INDEX `listings_newest` ON `listings` (`marketplace_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `marketplaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`locale` text NOT NULL,
	`time_zone` text NOT NULL,
	`country` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`external_id` text NOT NULL,
	`listing_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`specialist_id` text NOT NULL,
	`status` text NOT NULL,
	`status_at` integer NOT NULL,
	`terminal_at` integer,
	`review_window_ends_at` integer,
	`feedback_requested_at` integer,
	`amount_minor` integer,
	`currency` text,
	`cancelled_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`specialist_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_status_known" CHECK("orders"."status" in ('open', 'completed', 'cancelled')),
	CONSTRAINT "orders_amount_with_currency" CHECK(("orders"."amount_minor" is null) = ("orders"."currency" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_external` ON `orders` (`marketplace_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `orders_newest` ON `orders` (`marketplace_id`,`status`,`status_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_by_customer` ON `orders` (`customer_id`,`status_at`);--> statement-breakpoint
CREATE INDEX `orders_by_specialist` ON `orders` (`specialist_id`,`status_at`);--> statement-breakpoint
CREATE INDEX `orders_by_listing` ON `orders` (`listing_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`external_id` text NOT NULL,
	`display_name` text NOT NULL,
	`name_folded` text NOT NULL,
	`kinds` text NOT NULL,
	`email` text,
	`phone` text,
	`locale` text,
	`registered_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_external` ON `people` (`marketplace_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `people_newest` ON `people` (`marketplace_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `people_by_name` ON `people` (`name_folded`);--> statement-breakpoint
CREATE TABLE `policies` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`effective_from` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `policies_version` ON `policies` (`marketplace_id`,`version`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`webhook_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`seq` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`last_error` text,
	`delivered_at` integer,
	FOREIGN KEY (`message_id`) REFERENCES `outbox_messages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deliveries_state_known" CHECK("deliveries"."state" in ('pending', 'delivered', 'dead', 'cancelled'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_one_each` ON `deliveries` (`message_id`,`webhook_id`);--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`webhook_id`,`next_attempt_at`) WHERE "deliveries"."state" = 'pending';--> statement-breakpoint
CREATE INDEX `deliveries_newest` ON `deliveries` (`webhook_id`,`seq`);--> statement-breakpoint
CREATE INDEX `deliveries_dead` ON `deliveries` (`webhook_id`) WHERE "deliveries"."state" = 'dead';--> statement-breakpoint
CREATE INDEX `deliveries_in_order` ON `deliveries` (`webhook_id`,`subject_id`,`seq`) WHERE "deliveries"."state" = 'pending';--> statement-breakpoint
CREATE TABLE `outbox_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer,
	`marketplace_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`topic` text NOT NULL,
	`payload` text NOT NULL,
	`decision_id` text,
	`created_at` integer NOT NULL,
	`available_at` integer NOT NULL,
	`cancelled_at` integer,
	`dispatched_at` integer,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_messages_topic_known" CHECK("outbox_messages"."topic" in ('feedback.requested', 'notice.to-person', 'review.published', 'review.rejected', 'review.redacted', 'review.removed', 'review.restored', 'dispute.asked', 'dispute.decided', 'webhook.test'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `outbox_unnumbered` ON `outbox_messages` (`created_at`) WHERE "outbox_messages"."seq" is null;--> statement-breakpoint
CREATE INDEX `outbox_to_dispatch` ON `outbox_messages` (`available_at`) WHERE "outbox_messages"."dispatched_at" is null and "outbox_messages"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX `outbox_by_decision` ON `outbox_messages` (`decision_id`);--> statement-breakpoint
CREATE INDEX `outbox_by_subject` ON `outbox_messages` (`subject_id`,`seq`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`url` text NOT NULL,
	`topics` text NOT NULL,
	`secrets` text NOT NULL,
	`active` integer NOT NULL,
	`last_status` text,
	`last_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `rating_deltas` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`category_id` text NOT NULL,
	`count` integer NOT NULL,
	`sum` integer NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `rating_deltas_by_person` ON `rating_deltas` (`person_id`,`category_id`);--> statement-breakpoint
CREATE TABLE `rating_totals` (
	`person_id` text NOT NULL,
	`category_id` text NOT NULL,
	`count` integer NOT NULL,
	`sum` integer NOT NULL,
	PRIMARY KEY(`person_id`, `category_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `review_disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`external_id` text,
	`review_id` text NOT NULL,
	`review_version` integer NOT NULL,
	`by_id` text NOT NULL,
	`by_party` text NOT NULL,
	`ground` text NOT NULL,
	`reason` text NOT NULL,
	`evidence` text NOT NULL,
	`proposed_text` text,
	`proposed_rating` integer,
	`consented_at` integer,
	`questions` text NOT NULL,
	`answer_due_at` integer,
	`status` text NOT NULL,
	`opened_at` integer NOT NULL,
	`decided_at` integer,
	`policy_version` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "review_disputes_status_known" CHECK("review_disputes"."status" in ('open', 'asked', 'kept', 'removed', 'redacted', 'edited', 'moot')),
	CONSTRAINT "review_disputes_ground_known" CHECK("review_disputes"."ground" in ('proof', 'agreed-edit'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `review_disputes_one_open` ON `review_disputes` (`review_id`,`by_id`) WHERE "review_disputes"."status" in ('open', 'asked');--> statement-breakpoint
CREATE UNIQUE INDEX `review_disputes_external` ON `review_disputes` (`marketplace_id`,`external_id`) WHERE "review_disputes"."external_id" is not null;--> statement-breakpoint
CREATE INDEX `review_disputes_by_review` ON `review_disputes` (`review_id`);--> statement-breakpoint
CREATE INDEX `review_disputes_unanswered` ON `review_disputes` (`answer_due_at`) WHERE "review_disputes"."status" = 'asked';--> statement-breakpoint
CREATE INDEX `review_disputes_newest` ON `review_disputes` (`marketplace_id`,`status`,`opened_at`,`id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`external_id` text,
	`order_id` text NOT NULL,
	`listing_id` text NOT NULL,
	`category_id` text,
	`author_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`slot` text NOT NULL,
	`rating` integer NOT NULL,
	`text` text NOT NULL,
	`original_text` text,
	`original_rating` integer,
	`redacted` integer DEFAULT false NOT NULL,
	`language` text,
	`status` text NOT NULL,
	`source` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`notified_at` integer,
	`blind_until` integer,
	`approved_at` integer,
	`publish_at` integer,
	`published_at` integer,
	`ended_at` integer,
	`disputable_until` integer,
	`replaces_id` text,
	`policy_version` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`listing_id`) REFERENCES `listings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reviews_status_known" CHECK("reviews"."status" in ('pending', 'published', 'rejected', 'removed', 'superseded', 'withdrawn')),
	CONSTRAINT "reviews_source_known" CHECK("reviews"."source" in ('platform', 'backfill', 'import')),
	CONSTRAINT "reviews_rating_1_to_5" CHECK("reviews"."rating" between 1 and 5)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_one_pending` ON `reviews` (`slot`) WHERE "reviews"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_one_published` ON `reviews` (`slot`) WHERE "reviews"."status" = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_external` ON `reviews` (`marketplace_id`,`external_id`) WHERE "reviews"."external_id" is not null;--> statement-breakpoint
CREATE INDEX `reviews_newest` ON `reviews` (`marketplace_id`,`status`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_by_subject` ON `reviews` (`subject_id`,`status`,`published_at`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_by_author` ON `reviews` (`author_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `reviews_by_order` ON `reviews` (`order_id`);--> statement-breakpoint
CREATE INDEX `reviews_to_publish` ON `reviews` (`publish_at`) WHERE "reviews"."status" = 'pending' and "reviews"."publish_at" is not null;--> statement-breakpoint
CREATE TABLE `case_skips` (
	`case_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`case_id`, `staff_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`queue` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`state` text NOT NULL,
	`level` integer DEFAULT 1 NOT NULL,
	`headline` text NOT NULL,
	`stars` integer,
	`language` text,
	`priority` text NOT NULL,
	`rank` integer NOT NULL,
	`due_at` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`lease_holder_id` text,
	`lease_holder_alias` text,
	`lease_until` integer,
	`held_until` integer,
	`hold_reason` text,
	`handed_to_id` text,
	`hand_over_note` text,
	`decision_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cases_queue_known" CHECK("cases"."queue" in ('reviews', 'review-disputes')),
	CONSTRAINT "cases_state_known" CHECK("cases"."state" in ('open', 'decided', 'waiting', 'closed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_one_live` ON `cases` (`queue`,`subject_id`) WHERE "cases"."state" in ('open', 'waiting');--> statement-breakpoint
CREATE INDEX `cases_next` ON `cases` (`queue`,`level`,`rank`,`id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_newest` ON `cases` (`marketplace_id`,`queue`,`state`,`rank`,`id`);--> statement-breakpoint
CREATE INDEX `cases_due` ON `cases` (`queue`,`state`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_by_holder` ON `cases` (`lease_holder_id`) WHERE "cases"."lease_holder_id" is not null;--> statement-breakpoint
CREATE INDEX `cases_handed` ON `cases` (`handed_to_id`) WHERE "cases"."handed_to_id" is not null and "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_by_subject` ON `cases` (`subject_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`case_id` text NOT NULL,
	`queue` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`subject_version` integer NOT NULL,
	`recipient_id` text,
	`outcome` text NOT NULL,
	`reasons` text NOT NULL,
	`spans` text NOT NULL,
	`extra` text NOT NULL,
	`message` text,
	`note` text,
	`level` integer NOT NULL,
	`decider_id` text NOT NULL,
	`decider_alias` text NOT NULL,
	`decided_at` integer NOT NULL,
	`effective_at` integer NOT NULL,
	`state` text NOT NULL,
	`settled_at` integer,
	`before` text,
	`reverts_id` text,
	`batch_id` text,
	`policy_version` integer NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decisions_outcome_known" CHECK("decisions"."outcome" in ('publish', 'redact', 'reject', 'escalate', 'keep', 'remove', 'apply-edit', 'ask', 'revert')),
	CONSTRAINT "decisions_state_known" CHECK("decisions"."state" in ('pending', 'effective', 'undone', 'void', 'reverted'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_one_pending` ON `decisions` (`case_id`) WHERE "decisions"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_one_revert` ON `decisions` (`reverts_id`) WHERE "decisions"."reverts_id" is not null;--> statement-breakpoint
CREATE INDEX `decisions_due` ON `decisions` (`effective_at`) WHERE "decisions"."state" = 'pending';--> statement-breakpoint
CREATE INDEX `decisions_newest` ON `decisions` (`marketplace_id`,`decided_at`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_by_decider` ON `decisions` (`decider_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `decisions_by_subject` ON `decisions` (`subject_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `decisions_by_case` ON `decisions` (`case_id`);--> statement-breakpoint
CREATE TABLE `statements` (
	`id` text PRIMARY KEY NOT NULL,
	`puid` text NOT NULL,
	`decision_id` text NOT NULL,
	`marketplace_id` text NOT NULL,
	`recipient_id` text NOT NULL,
	`language` text NOT NULL,
	`text` text NOT NULL,
	`data` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `statements_one_a_decision` ON `statements` (`decision_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `statements_puid` ON `statements` (`puid`);--> statement-breakpoint
CREATE INDEX `statements_newest` ON `statements` (`marketplace_id`,`created_at`,`id`);