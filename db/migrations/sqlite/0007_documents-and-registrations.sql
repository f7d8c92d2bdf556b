CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`text_hash` text NOT NULL,
	`text_version` text NOT NULL,
	`language` text NOT NULL,
	`given_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consents_language_known" CHECK("consents"."language" in ('en', 'cs', 'uk'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `consents_of_person` ON `consents` (`person_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `document_access` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`document_id` text NOT NULL,
	`file_id` text NOT NULL,
	`side` text NOT NULL,
	`attempt` integer NOT NULL,
	`staff_id` text NOT NULL,
	`staff_alias` text NOT NULL,
	`purpose` text NOT NULL,
	`outcome` text NOT NULL,
	`assigned` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "document_access_purpose_known" CHECK("document_access"."purpose" in ('case', 'second', 'appeal', 'fraud', 'audit')),
	CONSTRAINT "document_access_outcome_known" CHECK("document_access"."outcome" in ('shown', 'denied', 'capped'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `document_access_of` ON `document_access` (`document_id`,`at`);--> statement-breakpoint
CREATE INDEX `document_access_by_staff` ON `document_access` (`staff_id`,`at`);--> statement-breakpoint
CREATE INDEX `document_access_of_market` ON `document_access` (`marketplace_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `document_access_of_all` ON `document_access` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `document_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`code` text NOT NULL,
	`source` text NOT NULL,
	`result` text NOT NULL,
	`detail` text NOT NULL,
	`explanation` text,
	`evaluator` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "document_checks_code_known" CHECK("document_checks"."code" in ('FILE_AV', 'FILE_SEEN_BEFORE', 'SIDES_PRESENT', 'IMG_SHARP', 'IMG_LIGHT', 'IMG_COMPLETE', 'IMG_COLOUR', 'ORIGINAL_PRESENT', 'TEMPLATE_FONTS', 'SECURITY_FEATURES', 'PORTRAIT_INTEGRITY', 'NO_DIGITAL_TAMPERING', 'NOT_PHYSICALLY_VOID', 'TYPE_ACCEPTED', 'MRZ_CONSISTENT', 'VIZ_EQ_MRZ', 'NUMBER_FORMAT', 'NOT_EXPIRED', 'NOT_SPECIMEN', 'AGE_18', 'NAME_EQ_PROFILE', 'DOB_EQ_PROFILE', 'DOC_NUMBER_UNIQUE', 'IDENTITY_UNIQUE', 'DOC_NOT_BLOCKLISTED', 'REGISTER_LOOKUP', 'OTHER_DOC_NAME_SAME')),
	CONSTRAINT "document_checks_source_known" CHECK("document_checks"."source" in ('auto', 'agent')),
	CONSTRAINT "document_checks_result_known" CHECK("document_checks"."result" in ('pass', 'warn', 'fail', 'na'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `document_checks_of` ON `document_checks` (`document_id`,`attempt`,`at`);--> statement-breakpoint
CREATE TABLE `document_files` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`side` text NOT NULL,
	`file_id` text NOT NULL,
	`preview_id` text NOT NULL,
	`sha256` text NOT NULL,
	`pixel_hash` text NOT NULL,
	`likeness` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`pixels` integer NOT NULL,
	`quality` text NOT NULL,
	`traces` text NOT NULL,
	`scan` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `stored_files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`preview_id`) REFERENCES `stored_files`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "document_files_side_known" CHECK("document_files"."side" in ('front', 'back')),
	CONSTRAINT "document_files_scan_known" CHECK("document_files"."scan" in ('clean', 'infected', 'not-scanned'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `document_files_one_a_side` ON `document_files` (`document_id`,`attempt`,`side`);--> statement-breakpoint
CREATE INDEX `document_files_by_bytes` ON `document_files` (`sha256`);--> statement-breakpoint
CREATE INDEX `document_files_by_pixels` ON `document_files` (`pixel_hash`);--> statement-breakpoint
CREATE INDEX `document_files_by_likeness` ON `document_files` (`likeness`);--> statement-breakpoint
CREATE UNIQUE INDEX `document_files_by_file` ON `document_files` (`file_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `document_files_by_preview` ON `document_files` (`preview_id`);--> statement-breakpoint
CREATE TABLE `document_readings` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`kek_id` text NOT NULL,
	`wrapped_key` text,
	`sealed` text,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `document_readings_newest` ON `document_readings` (`document_id`,`attempt`,`at`);--> statement-breakpoint
CREATE INDEX `document_readings_by_kek` ON `document_readings` (`kek_id`) WHERE "document_readings"."wrapped_key" is not null;--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`external_id` text,
	`person_id` text NOT NULL,
	`consent_id` text NOT NULL,
	`legal_basis` text DEFAULT 'consent' NOT NULL,
	`type` text NOT NULL,
	`country` text NOT NULL,
	`state` text NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`due_at` integer,
	`opened_at` integer NOT NULL,
	`submitted_at` integer,
	`decided_by_id` text,
	`second_by_id` text,
	`decided_at` integer,
	`decision_id` text,
	`reasons` text NOT NULL,
	`disposition` text,
	`expires_on` text,
	`birth_year` integer,
	`number_end` text,
	`verified_name` text,
	`approved_at` integer,
	`appeal_text` text,
	`appealed_at` integer,
	`held_until` integer,
	`held_for` text,
	`held_by_id` text,
	`invitations` integer DEFAULT 0 NOT NULL,
	`purged_at` integer,
	`policy_version` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consent_id`) REFERENCES `consents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "documents_type_known" CHECK("documents"."type" in ('id-card', 'passport', 'residence-permit')),
	CONSTRAINT "documents_state_known" CHECK("documents"."state" in ('draft', 'submitted', 'escalated', 'pending_second', 'awaiting_user', 'approved', 'rejected', 'appealed', 'rejected_final', 'revoked', 'expired', 'withdrawn')),
	CONSTRAINT "documents_legalBasis_known" CHECK("documents"."legal_basis" in ('consent', 'trader')),
	CONSTRAINT "documents_disposition_known" CHECK("documents"."disposition" in ('retry', 'final')),
	CONSTRAINT "documents_attempt_positive" CHECK("documents"."attempt" >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_external` ON `documents` (`marketplace_id`,`external_id`) WHERE "documents"."external_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `documents_one_live` ON `documents` (`person_id`) WHERE "documents"."state" in ('draft', 'submitted', 'escalated', 'pending_second', 'awaiting_user');--> statement-breakpoint
CREATE INDEX `documents_due` ON `documents` (`due_at`,`id`) WHERE "documents"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `documents_of_person` ON `documents` (`person_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `documents_newest` ON `documents` (`marketplace_id`,`state`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `documents_of_market` ON `documents` (`marketplace_id`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `documents_of_all` ON `documents` (`opened_at`,`id`);--> statement-breakpoint
CREATE TABLE `identity_blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`kind` text NOT NULL,
	`key_id` text NOT NULL,
	`mark` text NOT NULL,
	`document_id` text,
	`decision_id` text,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`lifted_at` integer,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "identity_blocks_kind_known" CHECK("identity_blocks"."kind" in ('document-number', 'name-birth', 'iban', 'card', 'phone', 'email', 'device'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `identity_blocks_by_mark` ON `identity_blocks` (`kind`,`mark`);--> statement-breakpoint
CREATE TABLE `identity_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`key_id` text NOT NULL,
	`mark` text NOT NULL,
	`document_id` text,
	`first_seen` integer NOT NULL,
	`last_seen` integer NOT NULL,
	`keep_until` integer,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "identity_keys_kind_known" CHECK("identity_keys"."kind" in ('document-number', 'name-birth', 'iban', 'card', 'phone', 'email', 'device'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_keys_once` ON `identity_keys` (`person_id`,`kind`,`mark`);--> statement-breakpoint
CREATE INDEX `identity_keys_by_mark` ON `identity_keys` (`kind`,`mark`);--> statement-breakpoint
CREATE INDEX `identity_keys_leaving` ON `identity_keys` (`keep_until`) WHERE "identity_keys"."keep_until" is not null;--> statement-breakpoint
CREATE TABLE `link_verdicts` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`first_id` text NOT NULL,
	`second_id` text NOT NULL,
	`verdict` text NOT NULL,
	`note` text,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "link_verdicts_verdict_known" CHECK("link_verdicts"."verdict" in ('same-person', 'related', 'unrelated'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_verdicts_of_pair` ON `link_verdicts` (`first_id`,`second_id`,`at`);--> statement-breakpoint
CREATE INDEX `link_verdicts_of_second` ON `link_verdicts` (`second_id`);--> statement-breakpoint
CREATE TABLE `deletion_receipts` (
	`seq` integer PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`sha256` text NOT NULL,
	`reason` text NOT NULL,
	`by_kind` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `stored_files`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deletion_receipts_reason_known" CHECK("deletion_receipts"."reason" in ('retention', 'withdrawn', 'expired', 'replaced', 'infected', 'orphan'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `deletion_receipts_by_file` ON `deletion_receipts` (`file_id`);--> statement-breakpoint
CREATE TABLE `stored_files` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`label` text NOT NULL,
	`place` text NOT NULL,
	`kek_id` text NOT NULL,
	`wrapped_key` text,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`created_at` integer NOT NULL,
	`purge_at` integer,
	`purge_reason` text,
	`purged_at` integer,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stored_files_place_known" CHECK("stored_files"."place" in ('folder', 's3')),
	CONSTRAINT "stored_files_purgeReason_known" CHECK("stored_files"."purge_reason" in ('retention', 'withdrawn', 'expired', 'replaced', 'infected', 'orphan')),
	CONSTRAINT "stored_files_purged_is_keyless" CHECK("stored_files"."purged_at" is null or "stored_files"."wrapped_key" is null)
) STRICT;
--> statement-breakpoint
CREATE INDEX `stored_files_due` ON `stored_files` (`purge_at`,`id`) WHERE "stored_files"."purge_at" is not null and "stored_files"."purged_at" is null;--> statement-breakpoint
CREATE INDEX `stored_files_of_owner` ON `stored_files` (`owner_id`);--> statement-breakpoint
CREATE INDEX `stored_files_by_kek` ON `stored_files` (`kek_id`) WHERE "stored_files"."wrapped_key" is not null;--> statement-breakpoint
CREATE TABLE `questionnaires` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`version` integer NOT NULL,
	`questions` text NOT NULL,
	`effective_from` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaires_version` ON `questionnaires` (`marketplace_id`,`version`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`questionnaire_version` integer NOT NULL,
	`category_ids` text NOT NULL,
	`answers` text NOT NULL,
	`state` text NOT NULL,
	`asked` text,
	`asked_at` integer,
	`due_at` integer,
	`submitted_at` integer NOT NULL,
	`reasons` text NOT NULL,
	`decided_at` integer,
	`decision_id` text,
	`policy_version` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "registrations_state_known" CHECK("registrations"."state" in ('submitted', 'asked', 'accepted', 'refused', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_one_live` ON `registrations` (`person_id`) WHERE "registrations"."state" in ('submitted', 'asked');--> statement-breakpoint
CREATE INDEX `registrations_due` ON `registrations` (`due_at`,`id`) WHERE "registrations"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `registrations_of_person` ON `registrations` (`person_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `registrations_newest` ON `registrations` (`marketplace_id`,`state`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `registrations_of_market` ON `registrations` (`marketplace_id`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `registrations_of_all` ON `registrations` (`submitted_at`,`id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_outbox_messages` (
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
	CONSTRAINT "outbox_messages_topic_known" CHECK("__new_outbox_messages"."topic" in ('feedback.requested', 'notice.to-person', 'review.published', 'review.rejected', 'review.redacted', 'review.removed', 'review.restored', 'dispute.asked', 'dispute.decided', 'escrow.hold-changed', 'escrow.dispute-changed', 'escrow.offer-made', 'escrow.evidence-asked', 'escrow.decided', 'escrow.settlement', 'escrow.instruction', 'document.decided', 'document.resubmit', 'document.expiring', 'badge.changed', 'registration.decided', 'registration.asked', 'webhook.test'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_outbox_messages`("id", "seq", "marketplace_id", "subject_id", "topic", "payload", "decision_id", "created_at", "available_at", "cancelled_at", "dispatched_at") SELECT "id", "seq", "marketplace_id", "subject_id", "topic", "payload", "decision_id", "created_at", "available_at", "cancelled_at", "dispatched_at" FROM `outbox_messages`;--> statement-breakpoint
DROP TABLE `outbox_messages`;--> statement-breakpoint
ALTER TABLE `__new_outbox_messages` RENAME TO `outbox_messages`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `outbox_unnumbered` ON `outbox_messages` (`created_at`) WHERE "outbox_messages"."seq" is null;--> statement-breakpoint
CREATE INDEX `outbox_to_dispatch` ON `outbox_messages` (`available_at`) WHERE "outbox_messages"."dispatched_at" is null and "outbox_messages"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX `outbox_dispatched` ON `outbox_messages` (`dispatched_at`,`id`) WHERE "outbox_messages"."dispatched_at" is not null;--> statement-breakpoint
CREATE INDEX `outbox_by_decision` ON `outbox_messages` (`decision_id`);--> statement-breakpoint
CREATE INDEX `outbox_by_subject` ON `outbox_messages` (`subject_id`,`seq`);--> statement-breakpoint
CREATE TABLE `__new_cases` (
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
	`findings` text,
	`flag` text,
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
	CONSTRAINT "cases_queue_known" CHECK("__new_cases"."queue" in ('reviews', 'review-disputes', 'documents', 'registrations', 'escrow-disputes')),
	CONSTRAINT "cases_state_known" CHECK("__new_cases"."state" in ('open', 'decided', 'waiting', 'closed'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_cases`("id", "marketplace_id", "queue", "subject_kind", "subject_id", "state", "level", "headline", "stars", "language", "findings", "flag", "priority", "rank", "due_at", "opened_at", "closed_at", "lease_holder_id", "lease_holder_alias", "lease_until", "held_until", "hold_reason", "handed_to_id", "hand_over_note", "decision_id", "version") SELECT "id", "marketplace_id", "queue", "subject_kind", "subject_id", "state", "level", "headline", "stars", "language", "findings", "flag", "priority", "rank", "due_at", "opened_at", "closed_at", "lease_holder_id", "lease_holder_alias", "lease_until", "held_until", "hold_reason", "handed_to_id", "hand_over_note", "decision_id", "version" FROM `cases`;--> statement-breakpoint
DROP TABLE `cases`;--> statement-breakpoint
ALTER TABLE `__new_cases` RENAME TO `cases`;--> statement-breakpoint
CREATE UNIQUE INDEX `cases_one_live` ON `cases` (`queue`,`subject_id`) WHERE "cases"."state" in ('open', 'waiting');--> statement-breakpoint
CREATE INDEX `cases_next` ON `cases` (`queue`,`level`,`rank`,`id`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_newest` ON `cases` (`marketplace_id`,`queue`,`state`,`rank`,`id`);--> statement-breakpoint
CREATE INDEX `cases_due` ON `cases` (`queue`,`state`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_by_holder` ON `cases` (`lease_holder_id`) WHERE "cases"."lease_holder_id" is not null;--> statement-breakpoint
CREATE INDEX `cases_handed` ON `cases` (`handed_to_id`,`queue`,`level`,`rank`,`id`) WHERE "cases"."handed_to_id" is not null and "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_by_subject` ON `cases` (`subject_id`);--> statement-breakpoint
CREATE INDEX `cases_flagged` ON `cases` (`queue`,`flag`,`rank`,`id`) WHERE "cases"."flag" is not null and "cases"."state" = 'open';--> statement-breakpoint
CREATE TABLE `__new_decisions` (
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
	`findings` text,
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
	CONSTRAINT "decisions_outcome_known" CHECK("__new_decisions"."outcome" in ('publish', 'redact', 'reject', 'escalate', 'keep', 'remove', 'apply-edit', 'ask', 'release', 'refund', 'split', 'propose', 'uphold', 'amend', 'approve', 'resubmit', 'confirm', 'return', 'accept', 'refuse', 'revert')),
	CONSTRAINT "decisions_state_known" CHECK("__new_decisions"."state" in ('pending', 'effective', 'undone', 'void', 'reverted'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_decisions`("id", "marketplace_id", "case_id", "queue", "subject_kind", "subject_id", "subject_version", "recipient_id", "outcome", "reasons", "spans", "extra", "findings", "message", "note", "level", "decider_id", "decider_alias", "decided_at", "effective_at", "state", "settled_at", "before", "reverts_id", "batch_id", "policy_version") SELECT "id", "marketplace_id", "case_id", "queue", "subject_kind", "subject_id", "subject_version", "recipient_id", "outcome", "reasons", "spans", "extra", "findings", "message", "note", "level", "decider_id", "decider_alias", "decided_at", "effective_at", "state", "settled_at", "before", "reverts_id", "batch_id", "policy_version" FROM `decisions`;--> statement-breakpoint
DROP TABLE `decisions`;--> statement-breakpoint
ALTER TABLE `__new_decisions` RENAME TO `decisions`;--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_one_pending` ON `decisions` (`case_id`) WHERE "decisions"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_one_revert` ON `decisions` (`reverts_id`) WHERE "decisions"."reverts_id" is not null;--> statement-breakpoint
CREATE INDEX `decisions_due` ON `decisions` (`effective_at`) WHERE "decisions"."state" = 'pending';--> statement-breakpoint
CREATE INDEX `decisions_newest` ON `decisions` (`marketplace_id`,`decided_at`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_of_all` ON `decisions` (`decided_at`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_by_decider` ON `decisions` (`decider_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `decisions_by_subject` ON `decisions` (`subject_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `decisions_by_case` ON `decisions` (`case_id`);