CREATE TABLE "consents" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"person_id" text NOT NULL,
	"text_hash" text NOT NULL,
	"text_version" text NOT NULL,
	"language" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "consents_language_known" CHECK ("consents"."language" in ('en', 'cs', 'uk'))
);
--> statement-breakpoint
CREATE TABLE "document_access" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"document_id" text NOT NULL,
	"file_id" text NOT NULL,
	"side" text NOT NULL,
	"attempt" integer NOT NULL,
	"staff_id" text NOT NULL,
	"staff_alias" text NOT NULL,
	"purpose" text NOT NULL,
	"outcome" text NOT NULL,
	"assigned" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_access_purpose_known" CHECK ("document_access"."purpose" in ('case', 'second', 'appeal', 'fraud', 'audit')),
	CONSTRAINT "document_access_outcome_known" CHECK ("document_access"."outcome" in ('shown', 'denied', 'capped'))
);
--> statement-breakpoint
CREATE TABLE "document_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"code" text NOT NULL,
	"source" text NOT NULL,
	"result" text NOT NULL,
	"detail" jsonb NOT NULL,
	"explanation" text,
	"evaluator" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_checks_code_known" CHECK ("document_checks"."code" in ('FILE_AV', 'FILE_SEEN_BEFORE', 'SIDES_PRESENT', 'IMG_SHARP', 'IMG_LIGHT', 'IMG_COMPLETE', 'IMG_COLOUR', 'ORIGINAL_PRESENT', 'TEMPLATE_FONTS', 'SECURITY_FEATURES', 'PORTRAIT_INTEGRITY', 'NO_DIGITAL_TAMPERING', 'NOT_PHYSICALLY_VOID', 'TYPE_ACCEPTED', 'MRZ_CONSISTENT', 'VIZ_EQ_MRZ', 'NUMBER_FORMAT', 'NOT_EXPIRED', 'NOT_SPECIMEN', 'AGE_18', 'NAME_EQ_PROFILE', 'DOB_EQ_PROFILE', 'DOC_NUMBER_UNIQUE', 'IDENTITY_UNIQUE', 'DOC_NOT_BLOCKLISTED', 'REGISTER_LOOKUP', 'OTHER_DOC_NAME_SAME')),
	CONSTRAINT "document_checks_source_known" CHECK ("document_checks"."source" in ('auto', 'agent')),
	CONSTRAINT "document_checks_result_known" CHECK ("document_checks"."result" in ('pass', 'warn', 'fail', 'na'))
);
--> statement-breakpoint
CREATE TABLE "document_files" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"side" text NOT NULL,
	"file_id" text NOT NULL,
	"preview_id" text NOT NULL,
	"sha256" text NOT NULL,
	"pixel_hash" text NOT NULL,
	"likeness" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"pixels" bigint NOT NULL,
	"quality" jsonb NOT NULL,
	"traces" jsonb NOT NULL,
	"scan" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_files_side_known" CHECK ("document_files"."side" in ('front', 'back')),
	CONSTRAINT "document_files_scan_known" CHECK ("document_files"."scan" in ('clean', 'infected', 'not-scanned'))
);
--> statement-breakpoint
CREATE TABLE "document_readings" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"kek_id" text NOT NULL,
	"wrapped_key" text,
	"sealed" text,
	"by_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"external_id" text,
	"person_id" text NOT NULL,
	"consent_id" text NOT NULL,
	"legal_basis" text DEFAULT 'consent' NOT NULL,
	"type" text NOT NULL,
	"country" text NOT NULL,
	"state" text NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"decided_by_id" text,
	"second_by_id" text,
	"decided_at" timestamp (3) with time zone,
	"decision_id" text,
	"reasons" jsonb NOT NULL,
	"disposition" text,
	"expires_on" text,
	"birth_year" integer,
	"number_end" text,
	"verified_name" text,
	"approved_at" timestamp (3) with time zone,
	"appeal_text" text,
	"appealed_at" timestamp (3) with time zone,
	"held_until" timestamp (3) with time zone,
	"held_for" text,
	"held_by_id" text,
	"invitations" integer DEFAULT 0 NOT NULL,
	"purged_at" timestamp (3) with time zone,
	"policy_version" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "documents_type_known" CHECK ("documents"."type" in ('id-card', 'passport', 'residence-permit')),
	CONSTRAINT "documents_state_known" CHECK ("documents"."state" in ('draft', 'submitted', 'escalated', 'pending_second', 'awaiting_user', 'approved', 'rejected', 'appealed', 'rejected_final', 'revoked', 'expired', 'withdrawn')),
	CONSTRAINT "documents_legalBasis_known" CHECK ("documents"."legal_basis" in ('consent', 'trader')),
	CONSTRAINT "documents_disposition_known" CHECK ("documents"."disposition" in ('retry', 'final')),
	CONSTRAINT "documents_attempt_positive" CHECK ("documents"."attempt" >= 1)
);
--> statement-breakpoint
CREATE TABLE "identity_blocks" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"kind" text NOT NULL,
	"key_id" text NOT NULL,
	"mark" text NOT NULL,
	"document_id" text,
	"decision_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "identity_blocks_kind_known" CHECK ("identity_blocks"."kind" in ('document-number', 'name-birth', 'iban', 'card', 'phone', 'email', 'device'))
);
--> statement-breakpoint
CREATE TABLE "identity_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"key_id" text NOT NULL,
	"mark" text NOT NULL,
	"document_id" text,
	"first_seen" timestamp (3) with time zone NOT NULL,
	"last_seen" timestamp (3) with time zone NOT NULL,
	"keep_until" timestamp (3) with time zone,
	CONSTRAINT "identity_keys_kind_known" CHECK ("identity_keys"."kind" in ('document-number', 'name-birth', 'iban', 'card', 'phone', 'email', 'device'))
);
--> statement-breakpoint
CREATE TABLE "link_verdicts" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"first_id" text NOT NULL,
	"second_id" text NOT NULL,
	"verdict" text NOT NULL,
	"note" text,
	"by_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "link_verdicts_verdict_known" CHECK ("link_verdicts"."verdict" in ('same-person', 'related', 'unrelated'))
);
--> statement-breakpoint
CREATE TABLE "deletion_receipts" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"file_id" text NOT NULL,
	"sha256" text NOT NULL,
	"reason" text NOT NULL,
	"by_kind" text NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "deletion_receipts_reason_known" CHECK ("deletion_receipts"."reason" in ('retention', 'withdrawn', 'expired', 'replaced', 'infected', 'orphan'))
);
--> statement-breakpoint
CREATE TABLE "stored_files" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"label" text NOT NULL,
	"place" text NOT NULL,
	"kek_id" text NOT NULL,
	"wrapped_key" text,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"purge_at" timestamp (3) with time zone,
	"purge_reason" text,
	"purged_at" timestamp (3) with time zone,
	CONSTRAINT "stored_files_place_known" CHECK ("stored_files"."place" in ('folder', 's3')),
	CONSTRAINT "stored_files_purgeReason_known" CHECK ("stored_files"."purge_reason" in ('retention', 'withdrawn', 'expired', 'replaced', 'infected', 'orphan')),
	CONSTRAINT "stored_files_purged_is_keyless" CHECK ("stored_files"."purged_at" is null or "stored_files"."wrapped_key" is null)
);
--> statement-breakpoint
CREATE TABLE "questionnaires" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"version" integer NOT NULL,
	"questions" jsonb NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"person_id" text NOT NULL,
	"questionnaire_version" integer NOT NULL,
	"category_ids" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"state" text NOT NULL,
	"asked" text,
	"asked_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"reasons" jsonb NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decision_id" text,
	"policy_version" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "registrations_state_known" CHECK ("registrations"."state" in ('submitted', 'asked', 'accepted', 'refused', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "outbox_messages" DROP CONSTRAINT "outbox_messages_topic_known";--> statement-breakpoint
ALTER TABLE "cases" DROP CONSTRAINT "cases_queue_known";--> statement-breakpoint
ALTER TABLE "decisions" DROP CONSTRAINT "decisions_outcome_known";--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_access" ADD CONSTRAINT "document_access_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_access" ADD CONSTRAINT "document_access_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_checks" ADD CONSTRAINT "document_checks_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_files" ADD CONSTRAINT "document_files_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_files" ADD CONSTRAINT "document_files_file_id_stored_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_files" ADD CONSTRAINT "document_files_preview_id_stored_files_id_fk" FOREIGN KEY ("preview_id") REFERENCES "public"."stored_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_readings" ADD CONSTRAINT "document_readings_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_consent_id_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "public"."consents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_blocks" ADD CONSTRAINT "identity_blocks_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_keys" ADD CONSTRAINT "identity_keys_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_keys" ADD CONSTRAINT "identity_keys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_verdicts" ADD CONSTRAINT "link_verdicts_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_verdicts" ADD CONSTRAINT "link_verdicts_first_id_people_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_verdicts" ADD CONSTRAINT "link_verdicts_second_id_people_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deletion_receipts" ADD CONSTRAINT "deletion_receipts_file_id_stored_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaires" ADD CONSTRAINT "questionnaires_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_of_person" ON "consents" USING btree ("person_id","received_at");--> statement-breakpoint
CREATE INDEX "document_access_of" ON "document_access" USING btree ("document_id","at");--> statement-breakpoint
CREATE INDEX "document_access_by_staff" ON "document_access" USING btree ("staff_id","at");--> statement-breakpoint
CREATE INDEX "document_access_of_market" ON "document_access" USING btree ("marketplace_id","at","id");--> statement-breakpoint
CREATE INDEX "document_access_of_all" ON "document_access" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "document_checks_of" ON "document_checks" USING btree ("document_id","attempt","at");--> statement-breakpoint
CREATE UNIQUE INDEX "document_files_one_a_side" ON "document_files" USING btree ("document_id","attempt","side");--> statement-breakpoint
CREATE INDEX "document_files_by_bytes" ON "document_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "document_files_by_pixels" ON "document_files" USING btree ("pixel_hash");--> statement-breakpoint
CREATE INDEX "document_files_by_likeness" ON "document_files" USING btree ("likeness");--> statement-breakpoint
CREATE UNIQUE INDEX "document_files_by_file" ON "document_files" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "document_files_by_preview" ON "document_files" USING btree ("preview_id");--> statement-breakpoint
CREATE INDEX "document_readings_newest" ON "document_readings" USING btree ("document_id","attempt","at");--> statement-breakpoint
CREATE INDEX "document_readings_by_kek" ON "document_readings" USING btree ("kek_id") WHERE "document_readings"."wrapped_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "documents_external" ON "documents" USING btree ("marketplace_id","external_id") WHERE "documents"."external_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "documents_one_live" ON "documents" USING btree ("person_id") WHERE "documents"."state" in ('draft', 'submitted', 'escalated', 'pending_second', 'awaiting_user');--> statement-breakpoint
CREATE INDEX "documents_due" ON "documents" USING btree ("due_at","id") WHERE "documents"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "documents_of_person" ON "documents" USING btree ("person_id","opened_at");--> statement-breakpoint
CREATE INDEX "documents_newest" ON "documents" USING btree ("marketplace_id","state","opened_at","id");--> statement-breakpoint
CREATE INDEX "documents_of_market" ON "documents" USING btree ("marketplace_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "documents_of_all" ON "documents" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "identity_blocks_by_mark" ON "identity_blocks" USING btree ("kind","mark");--> statement-breakpoint
CREATE UNIQUE INDEX "identity_keys_once" ON "identity_keys" USING btree ("person_id","kind","mark");--> statement-breakpoint
CREATE INDEX "identity_keys_by_mark" ON "identity_keys" USING btree ("kind","mark");--> statement-breakpoint
CREATE INDEX "identity_keys_leaving" ON "identity_keys" USING btree ("keep_until") WHERE "identity_keys"."keep_until" is not null;--> statement-breakpoint
CREATE INDEX "link_verdicts_of_pair" ON "link_verdicts" USING btree ("first_id","second_id","at");--> statement-breakpoint
CREATE INDEX "link_verdicts_of_second" ON "link_verdicts" USING btree ("second_id");--> statement-breakpoint
CREATE INDEX "deletion_receipts_by_file" ON "deletion_receipts" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "stored_files_due" ON "stored_files" USING btree ("purge_at","id") WHERE "stored_files"."purge_at" is not null and "stored_files"."purged_at" is null;--> statement-breakpoint
CREATE INDEX "stored_files_of_owner" ON "stored_files" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "stored_files_by_kek" ON "stored_files" USING btree ("kek_id") WHERE "stored_files"."wrapped_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "questionnaires_version" ON "questionnaires" USING btree ("marketplace_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_one_live" ON "registrations" USING btree ("person_id") WHERE "registrations"."state" in ('submitted', 'asked');--> statement-breakpoint
CREATE INDEX "registrations_due" ON "registrations" USING btree ("due_at","id") WHERE "registrations"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "registrations_of_person" ON "registrations" USING btree ("person_id","submitted_at");--> statement-breakpoint
CREATE INDEX "registrations_newest" ON "registrations" USING btree ("marketplace_id","state","submitted_at","id");--> statement-breakpoint
CREATE INDEX "registrations_of_market" ON "registrations" USING btree ("marketplace_id","submitted_at","id");--> statement-breakpoint
CREATE INDEX "registrations_of_all" ON "registrations" USING btree ("submitted_at","id");--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_topic_known" CHECK ("outbox_messages"."topic" in ('feedback.requested', 'notice.to-person', 'review.published', 'review.rejected', 'review.redacted', 'review.removed', 'review.restored', 'dispute.asked', 'dispute.decided', 'escrow.hold-changed', 'escrow.dispute-changed', 'escrow.offer-made', 'escrow.evidence-asked', 'escrow.decided', 'escrow.settlement', 'escrow.instruction', 'document.decided', 'document.resubmit', 'document.expiring', 'badge.changed', 'registration.decided', 'registration.asked', 'webhook.test'));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_queue_known" CHECK ("cases"."queue" in ('reviews', 'review-disputes', 'documents', 'registrations', 'escrow-disputes'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_outcome_known" CHECK ("decisions"."outcome" in ('publish', 'redact', 'reject', 'escalate', 'keep', 'remove', 'apply-edit', 'ask', 'release', 'refund', 'split', 'propose', 'uphold', 'amend', 'approve', 'resubmit', 'confirm', 'return', 'accept', 'refuse', 'revert'));