CREATE TABLE `escrow_approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`dispute_id` text NOT NULL,
	`hold_id` text NOT NULL,
	`kind` text NOT NULL,
	`decision_id` text,
	`proposed_by_id` text NOT NULL,
	`proposed_by` text NOT NULL,
	`why` text NOT NULL,
	`facts` text NOT NULL,
	`facts_hash` text NOT NULL,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`state` text NOT NULL,
	`settled_by_id` text,
	`settled_by` text,
	`note` text,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`settled_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dispute_id`) REFERENCES `escrow_disputes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "escrow_approvals_kind_known" CHECK("escrow_approvals"."kind" in ('decide', 'amend', 'reopen', 'backstop')),
	CONSTRAINT "escrow_approvals_state_known" CHECK("escrow_approvals"."state" in ('pending', 'approved', 'returned', 'expired', 'void')),
	CONSTRAINT "escrow_approvals_never_own" CHECK("escrow_approvals"."settled_by_id" is null or "escrow_approvals"."settled_by_id" <> "escrow_approvals"."proposed_by_id")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `escrow_approvals_one_pending` ON `escrow_approvals` (`dispute_id`) WHERE "escrow_approvals"."state" = 'pending';--> statement-breakpoint
CREATE INDEX `escrow_approvals_due` ON `escrow_approvals` (`expires_at`) WHERE "escrow_approvals"."state" = 'pending';--> statement-breakpoint
CREATE INDEX `escrow_approvals_newest` ON `escrow_approvals` (`marketplace_id`,`state`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `escrow_approvals_of_market` ON `escrow_approvals` (`marketplace_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `escrow_approvals_of_all` ON `escrow_approvals` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `escrow_approvals_of` ON `escrow_approvals` (`dispute_id`,`at`);--> statement-breakpoint
CREATE TABLE `escrow_disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`hold_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`specialist_id` text NOT NULL,
	`opened_by` text,
	`origin` text NOT NULL,
	`reason` text NOT NULL,
	`text` text,
	`currency` text NOT NULL,
	`gross` integer NOT NULL,
	`state` text NOT NULL,
	`suspended_from` text,
	`due_at` integer,
	`remaining_ms` integer,
	`evidence_rounds` integer DEFAULT 0 NOT NULL,
	`evidence_locked_at` integer,
	`refund_minor` integer,
	`goodwill_minor` integer DEFAULT 0 NOT NULL,
	`decision_id` text,
	`decided_by_id` text,
	`decided_at` integer,
	`appeal_used` integer DEFAULT false NOT NULL,
	`appealed_by` text,
	`appeal_text` text,
	`waived_by` text NOT NULL,
	`end` text,
	`policy_version` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hold_id`) REFERENCES `holds`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "escrow_disputes_state_known" CHECK("escrow_disputes"."state" in ('awaiting_response', 'negotiation', 'under_review', 'awaiting_evidence', 'proposed', 'pending_approval', 'decided', 'appealed', 'final', 'resolved', 'suspended', 'closed')),
	CONSTRAINT "escrow_disputes_refund_within" CHECK("escrow_disputes"."refund_minor" is null or ("escrow_disputes"."refund_minor" >= 0 and "escrow_disputes"."refund_minor" <= "escrow_disputes"."gross")),
	CONSTRAINT "escrow_disputes_goodwill_positive" CHECK("escrow_disputes"."goodwill_minor" >= 0),
	CONSTRAINT "escrow_disputes_end_when_closed" CHECK(("escrow_disputes"."state" = 'closed') = ("escrow_disputes"."end" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `escrow_disputes_one_open` ON `escrow_disputes` (`hold_id`) WHERE "escrow_disputes"."state" <> 'closed';--> statement-breakpoint
CREATE INDEX `escrow_disputes_of_hold` ON `escrow_disputes` (`hold_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `escrow_disputes_due` ON `escrow_disputes` (`due_at`) WHERE "escrow_disputes"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `escrow_disputes_newest` ON `escrow_disputes` (`marketplace_id`,`state`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `escrow_disputes_of_market` ON `escrow_disputes` (`marketplace_id`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `escrow_disputes_of_all` ON `escrow_disputes` (`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `escrow_disputes_similar` ON `escrow_disputes` (`marketplace_id`,`reason`,`closed_at`) WHERE "escrow_disputes"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX `escrow_disputes_by_decider` ON `escrow_disputes` (`decided_by_id`,`decided_at`) WHERE "escrow_disputes"."decided_by_id" is not null;--> statement-breakpoint
CREATE INDEX `escrow_disputes_of_customer` ON `escrow_disputes` (`customer_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `escrow_disputes_of_specialist` ON `escrow_disputes` (`specialist_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `escrow_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`dispute_id` text NOT NULL,
	`party` text,
	`by_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text,
	`url` text,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`visibility` text NOT NULL,
	`late` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`dispute_id`) REFERENCES `escrow_disputes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "escrow_evidence_kind_known" CHECK("escrow_evidence"."kind" in ('photo', 'signed-document', 'correspondence', 'receipt', 'call-note', 'system-log')),
	CONSTRAINT "escrow_evidence_visibility_known" CHECK("escrow_evidence"."visibility" in ('both', 'agents'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `escrow_evidence_of` ON `escrow_evidence` (`dispute_id`,`at`);--> statement-breakpoint
CREATE TABLE `escrow_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`dispute_id` text NOT NULL,
	`by` text NOT NULL,
	`refund_minor` integer NOT NULL,
	`fee_minor` integer NOT NULL,
	`release_minor` integer NOT NULL,
	`amounts_hash` text NOT NULL,
	`text` text,
	`accepted_by` text NOT NULL,
	`state` text NOT NULL,
	`decision_id` text,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`dispute_id`) REFERENCES `escrow_disputes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "escrow_offers_by_known" CHECK("escrow_offers"."by" in ('customer', 'specialist', 'mediator')),
	CONSTRAINT "escrow_offers_state_known" CHECK("escrow_offers"."state" in ('open', 'accepted', 'rejected', 'expired', 'superseded')),
	CONSTRAINT "escrow_offers_positive" CHECK("escrow_offers"."refund_minor" >= 0 and "escrow_offers"."fee_minor" >= 0 and "escrow_offers"."release_minor" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `escrow_offers_one_open` ON `escrow_offers` (`dispute_id`) WHERE "escrow_offers"."state" = 'open';--> statement-breakpoint
CREATE INDEX `escrow_offers_of` ON `escrow_offers` (`dispute_id`,`at`);--> statement-breakpoint
CREATE INDEX `escrow_offers_due` ON `escrow_offers` (`expires_at`) WHERE "escrow_offers"."state" = 'open';--> statement-breakpoint
CREATE TABLE `hold_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`hold_id` text NOT NULL,
	`party` text NOT NULL,
	`claim` text NOT NULL,
	`wants_minor` integer,
	`text` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`hold_id`) REFERENCES `holds`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hold_reports_party_known" CHECK("hold_reports"."party" in ('customer', 'specialist')),
	CONSTRAINT "hold_reports_claim_known" CHECK("hold_reports"."claim" in ('done', 'not-done', 'partly-done'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `hold_reports_of` ON `hold_reports` (`hold_id`,`at`);--> statement-breakpoint
CREATE TABLE `holds` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`external_id` text,
	`order_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`specialist_id` text NOT NULL,
	`account` text NOT NULL,
	`currency` text NOT NULL,
	`gross` integer NOT NULL,
	`fee_full` integer NOT NULL,
	`released` integer DEFAULT 0 NOT NULL,
	`refunded` integer DEFAULT 0 NOT NULL,
	`fee` integer DEFAULT 0 NOT NULL,
	`charged_back` integer DEFAULT 0 NOT NULL,
	`state` text NOT NULL,
	`chargeback` text DEFAULT 'none' NOT NULL,
	`due_at` integer,
	`remaining_ms` integer,
	`age_marks` integer DEFAULT 0 NOT NULL,
	`next_age_at` integer,
	`payment` text,
	`payee` text,
	`settled_for` text,
	`policy_version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`captured_at` integer,
	`settled_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`specialist_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account`,`currency`) REFERENCES `ledger_accounts`(`code`,`currency`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "holds_state_known" CHECK("holds"."state" in ('authorizing', 'auth_failed', 'voided', 'held', 'claimed_done', 'claimed_not_done', 'disputed', 'settling', 'settled', 'charged_back')),
	CONSTRAINT "holds_chargeback_known" CHECK("holds"."chargeback" in ('none', 'open', 'won', 'lost')),
	CONSTRAINT "holds_gross_positive" CHECK("holds"."gross" > 0),
	CONSTRAINT "holds_fee_within" CHECK("holds"."fee_full" between 0 and "holds"."gross"),
	CONSTRAINT "holds_parts_positive" CHECK("holds"."released" >= 0 and "holds"."refunded" >= 0 and "holds"."fee" >= 0 and "holds"."charged_back" >= 0),
	CONSTRAINT "holds_never_over" CHECK("holds"."released" + "holds"."refunded" + "holds"."fee" + "holds"."charged_back" <= "holds"."gross"),
	CONSTRAINT "holds_whole_when_settled" CHECK("holds"."state" not in ('settling', 'settled', 'charged_back') or "holds"."released" + "holds"."refunded" + "holds"."fee" + "holds"."charged_back" = "holds"."gross")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `holds_external` ON `holds` (`marketplace_id`,`external_id`) WHERE "holds"."external_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `holds_account` ON `holds` (`account`);--> statement-breakpoint
CREATE UNIQUE INDEX `holds_one_of_order` ON `holds` (`order_id`) WHERE "holds"."state" not in ('auth_failed', 'voided');--> statement-breakpoint
CREATE INDEX `holds_due` ON `holds` (`due_at`) WHERE "holds"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `holds_age` ON `holds` (`next_age_at`) WHERE "holds"."next_age_at" is not null;--> statement-breakpoint
CREATE INDEX `holds_newest` ON `holds` (`marketplace_id`,`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `holds_of_market` ON `holds` (`marketplace_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `holds_of_all` ON `holds` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `holds_by_payment` ON `holds` (`payment`) WHERE "holds"."payment" is not null;--> statement-breakpoint
CREATE INDEX `holds_of_specialist` ON `holds` (`specialist_id`,`state`);--> statement-breakpoint
CREATE INDEX `holds_of_customer` ON `holds` (`customer_id`,`state`);--> statement-breakpoint
CREATE TABLE `payment_events` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`kind` text NOT NULL,
	`instruction_id` text,
	`hold_id` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	CONSTRAINT "payment_events_kind_known" CHECK("payment_events"."kind" in ('captured', 'capture-failed', 'confirmed', 'failed', 'chargeback-opened', 'chargeback-won', 'chargeback-lost'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_events_of_hold` ON `payment_events` (`hold_id`,`at`);--> statement-breakpoint
CREATE TABLE `payment_instructions` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`hold_id` text NOT NULL,
	`kind` text NOT NULL,
	`journal_id` text,
	`account` text,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer,
	`ref` text,
	`last_error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`settled_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hold_id`) REFERENCES `holds`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_instructions_kind_known" CHECK("payment_instructions"."kind" in ('authorize', 'void', 'payout', 'refund')),
	CONSTRAINT "payment_instructions_state_known" CHECK("payment_instructions"."state" in ('pending', 'sent', 'confirmed', 'failed', 'cancelled')),
	CONSTRAINT "payment_instructions_amount_positive" CHECK("payment_instructions"."amount" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_instructions_one_leg` ON `payment_instructions` (`journal_id`,`kind`) WHERE "payment_instructions"."journal_id" is not null;--> statement-breakpoint
CREATE INDEX `payment_instructions_due` ON `payment_instructions` (`next_attempt_at`) WHERE "payment_instructions"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX `payment_instructions_of_hold` ON `payment_instructions` (`hold_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `payment_instructions_open` ON `payment_instructions` (`created_at`) WHERE "payment_instructions"."state" in ('pending', 'sent', 'failed');--> statement-breakpoint
CREATE INDEX `payment_instructions_of_market` ON `payment_instructions` (`marketplace_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `payment_instructions_of_all` ON `payment_instructions` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `currencies` (
	`code` text PRIMARY KEY NOT NULL,
	`exponent` integer NOT NULL,
	`settle_step` integer NOT NULL,
	CONSTRAINT "currencies_code_known" CHECK("currencies"."code" in ('CZK', 'UAH', 'EUR', 'HUF')),
	CONSTRAINT "currencies_exponent_sane" CHECK("currencies"."exponent" between 0 and 4),
	CONSTRAINT "currencies_step_sane" CHECK("currencies"."settle_step" between 1 and 10000)
) STRICT;
--> statement-breakpoint
INSERT INTO `currencies` (`code`, `exponent`, `settle_step`) VALUES ('CZK', 2, 1), ('UAH', 2, 1), ('EUR', 2, 1), ('HUF', 2, 100);--> statement-breakpoint
CREATE TABLE `journals` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`kind` text NOT NULL,
	`hold_id` text NOT NULL,
	`currency` text NOT NULL,
	`cause_kind` text NOT NULL,
	`cause_id` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text NOT NULL,
	`reverses_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses_id`) REFERENCES `journals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "journals_kind_known" CHECK("journals"."kind" in ('capture', 'settle', 'goodwill', 'payout', 'refund', 'chargeback', 'chargeback-won', 'reversal', 'writeoff')),
	CONSTRAINT "journals_reason_given" CHECK(length("journals"."reason") > 0),
	CONSTRAINT "journals_actor_given" CHECK(length("journals"."actor_id") > 0 and length("journals"."cause_id") > 0),
	CONSTRAINT "journals_reversal_of_one" CHECK(("journals"."kind" = 'reversal') = ("journals"."reverses_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `journals_reversed_once` ON `journals` (`reverses_id`) WHERE "journals"."reverses_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `journals_one_capture` ON `journals` (`hold_id`) WHERE "journals"."kind" = 'capture';--> statement-breakpoint
CREATE UNIQUE INDEX `journals_one_effect` ON `journals` (`kind`,`cause_kind`,`cause_id`);--> statement-breakpoint
CREATE INDEX `journals_of_hold` ON `journals` (`hold_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `journals_newest` ON `journals` (`marketplace_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `journals_of_all` ON `journals` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `ledger_accounts` (
	`code` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`kind` text NOT NULL,
	`currency` text NOT NULL,
	`kept` integer NOT NULL,
	`debits` integer DEFAULT 0 NOT NULL,
	`credits` integer DEFAULT 0 NOT NULL,
	`no_debit_excess` integer NOT NULL,
	`closed` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currencies`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_accounts_kind_known" CHECK("ledger_accounts"."kind" in ('asset', 'liability', 'income', 'expense')),
	CONSTRAINT "ledger_accounts_debits_safe" CHECK("ledger_accounts"."debits" between 0 and 9007199254740991),
	CONSTRAINT "ledger_accounts_credits_safe" CHECK("ledger_accounts"."credits" between 0 and 9007199254740991),
	CONSTRAINT "ledger_accounts_not_overdrawn" CHECK(not "ledger_accounts"."no_debit_excess" or "ledger_accounts"."debits" <= "ledger_accounts"."credits"),
	CONSTRAINT "ledger_accounts_closed_at_zero" CHECK(not "ledger_accounts"."closed" or "ledger_accounts"."debits" = "ledger_accounts"."credits")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_accounts_in_currency` ON `ledger_accounts` (`code`,`currency`);--> statement-breakpoint
CREATE INDEX `ledger_accounts_of_market` ON `ledger_accounts` (`marketplace_id`,`code`);--> statement-breakpoint
CREATE TABLE `transfers` (
	`journal_id` text NOT NULL,
	`seq` integer NOT NULL,
	`debit_account` text NOT NULL,
	`credit_account` text NOT NULL,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`code` text NOT NULL,
	`hold_id` text NOT NULL,
	PRIMARY KEY(`journal_id`, `seq`),
	FOREIGN KEY (`journal_id`) REFERENCES `journals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`debit_account`,`currency`) REFERENCES `ledger_accounts`(`code`,`currency`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`credit_account`,`currency`) REFERENCES `ledger_accounts`(`code`,`currency`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "transfers_code_known" CHECK("transfers"."code" in ('gross', 'release', 'refund', 'fee', 'goodwill', 'paid-out', 'paid-back', 'charged-back', 'shortfall', 'won-back')),
	CONSTRAINT "transfers_seq_sane" CHECK("transfers"."seq" >= 0),
	CONSTRAINT "transfers_amount_positive" CHECK("transfers"."amount" > 0 and "transfers"."amount" <= 9007199254740991),
	CONSTRAINT "transfers_two_accounts" CHECK("transfers"."debit_account" <> "transfers"."credit_account")
) STRICT;
--> statement-breakpoint
CREATE INDEX `transfers_debited` ON `transfers` (`debit_account`,`amount`);--> statement-breakpoint
CREATE INDEX `transfers_credited` ON `transfers` (`credit_account`,`amount`);--> statement-breakpoint
CREATE INDEX `transfers_of_hold` ON `transfers` (`hold_id`,`code`,`amount`);--> statement-breakpoint
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
	CONSTRAINT "outbox_messages_topic_known" CHECK("__new_outbox_messages"."topic" in ('feedback.requested', 'notice.to-person', 'review.published', 'review.rejected', 'review.redacted', 'review.removed', 'review.restored', 'dispute.asked', 'dispute.decided', 'escrow.hold-changed', 'escrow.dispute-changed', 'escrow.offer-made', 'escrow.evidence-asked', 'escrow.decided', 'escrow.settlement', 'escrow.instruction', 'webhook.test'))
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
	CONSTRAINT "cases_queue_known" CHECK("__new_cases"."queue" in ('reviews', 'review-disputes', 'escrow-disputes')),
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
	CONSTRAINT "decisions_outcome_known" CHECK("__new_decisions"."outcome" in ('publish', 'redact', 'reject', 'escalate', 'keep', 'remove', 'apply-edit', 'ask', 'release', 'refund', 'split', 'propose', 'uphold', 'amend', 'revert')),
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