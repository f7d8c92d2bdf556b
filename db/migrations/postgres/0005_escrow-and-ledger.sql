CREATE TABLE "escrow_approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"dispute_id" text NOT NULL,
	"hold_id" text NOT NULL,
	"kind" text NOT NULL,
	"decision_id" text,
	"proposed_by_id" text NOT NULL,
	"proposed_by" text NOT NULL,
	"why" jsonb NOT NULL,
	"facts" text NOT NULL,
	"facts_hash" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	"settled_by_id" text,
	"settled_by" text,
	"note" text,
	"at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "escrow_approvals_kind_known" CHECK ("escrow_approvals"."kind" in ('decide', 'amend', 'reopen', 'backstop')),
	CONSTRAINT "escrow_approvals_state_known" CHECK ("escrow_approvals"."state" in ('pending', 'approved', 'returned', 'expired', 'void')),
	CONSTRAINT "escrow_approvals_never_own" CHECK ("escrow_approvals"."settled_by_id" is null or "escrow_approvals"."settled_by_id" <> "escrow_approvals"."proposed_by_id")
);
--> statement-breakpoint
CREATE TABLE "escrow_disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"hold_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"specialist_id" text NOT NULL,
	"opened_by" text,
	"origin" text NOT NULL,
	"reason" text NOT NULL,
	"text" text,
	"currency" text NOT NULL,
	"gross" bigint NOT NULL,
	"state" text NOT NULL,
	"suspended_from" text,
	"due_at" timestamp (3) with time zone,
	"remaining_ms" bigint,
	"evidence_rounds" integer DEFAULT 0 NOT NULL,
	"evidence_locked_at" timestamp (3) with time zone,
	"refund_minor" bigint,
	"goodwill_minor" bigint DEFAULT 0 NOT NULL,
	"decision_id" text,
	"decided_by_id" text,
	"decided_at" timestamp (3) with time zone,
	"appeal_used" boolean DEFAULT false NOT NULL,
	"appealed_by" text,
	"appeal_text" text,
	"waived_by" jsonb NOT NULL,
	"end" text,
	"policy_version" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "escrow_disputes_state_known" CHECK ("escrow_disputes"."state" in ('awaiting_response', 'negotiation', 'under_review', 'awaiting_evidence', 'proposed', 'pending_approval', 'decided', 'appealed', 'final', 'resolved', 'suspended', 'closed')),
	CONSTRAINT "escrow_disputes_refund_within" CHECK ("escrow_disputes"."refund_minor" is null or ("escrow_disputes"."refund_minor" >= 0 and "escrow_disputes"."refund_minor" <= "escrow_disputes"."gross")),
	CONSTRAINT "escrow_disputes_goodwill_positive" CHECK ("escrow_disputes"."goodwill_minor" >= 0),
	CONSTRAINT "escrow_disputes_end_when_closed" CHECK (("escrow_disputes"."state" = 'closed') = ("escrow_disputes"."end" is not null))
);
--> statement-breakpoint
CREATE TABLE "escrow_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"dispute_id" text NOT NULL,
	"party" text,
	"by_id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"url" text,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"visibility" text NOT NULL,
	"late" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "escrow_evidence_kind_known" CHECK ("escrow_evidence"."kind" in ('photo', 'signed-document', 'correspondence', 'receipt', 'call-note', 'system-log')),
	CONSTRAINT "escrow_evidence_visibility_known" CHECK ("escrow_evidence"."visibility" in ('both', 'agents'))
);
--> statement-breakpoint
CREATE TABLE "escrow_offers" (
	"id" text PRIMARY KEY NOT NULL,
	"dispute_id" text NOT NULL,
	"by" text NOT NULL,
	"refund_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"release_minor" bigint NOT NULL,
	"amounts_hash" text NOT NULL,
	"text" text,
	"accepted_by" jsonb NOT NULL,
	"state" text NOT NULL,
	"decision_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "escrow_offers_by_known" CHECK ("escrow_offers"."by" in ('customer', 'specialist', 'mediator')),
	CONSTRAINT "escrow_offers_state_known" CHECK ("escrow_offers"."state" in ('open', 'accepted', 'rejected', 'expired', 'superseded')),
	CONSTRAINT "escrow_offers_positive" CHECK ("escrow_offers"."refund_minor" >= 0 and "escrow_offers"."fee_minor" >= 0 and "escrow_offers"."release_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "hold_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"hold_id" text NOT NULL,
	"party" text NOT NULL,
	"claim" text NOT NULL,
	"wants_minor" bigint,
	"text" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hold_reports_party_known" CHECK ("hold_reports"."party" in ('customer', 'specialist')),
	CONSTRAINT "hold_reports_claim_known" CHECK ("hold_reports"."claim" in ('done', 'not-done', 'partly-done'))
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"external_id" text,
	"order_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"specialist_id" text NOT NULL,
	"account" text NOT NULL,
	"currency" text NOT NULL,
	"gross" bigint NOT NULL,
	"fee_full" bigint NOT NULL,
	"released" bigint DEFAULT 0 NOT NULL,
	"refunded" bigint DEFAULT 0 NOT NULL,
	"fee" bigint DEFAULT 0 NOT NULL,
	"charged_back" bigint DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"chargeback" text DEFAULT 'none' NOT NULL,
	"due_at" timestamp (3) with time zone,
	"remaining_ms" bigint,
	"age_marks" integer DEFAULT 0 NOT NULL,
	"next_age_at" timestamp (3) with time zone,
	"payment" text,
	"payee" text,
	"settled_for" text,
	"policy_version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"captured_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "holds_state_known" CHECK ("holds"."state" in ('authorizing', 'auth_failed', 'voided', 'held', 'claimed_done', 'claimed_not_done', 'disputed', 'settling', 'settled', 'charged_back')),
	CONSTRAINT "holds_chargeback_known" CHECK ("holds"."chargeback" in ('none', 'open', 'won', 'lost')),
	CONSTRAINT "holds_gross_positive" CHECK ("holds"."gross" > 0),
	CONSTRAINT "holds_fee_within" CHECK ("holds"."fee_full" between 0 and "holds"."gross"),
	CONSTRAINT "holds_parts_positive" CHECK ("holds"."released" >= 0 and "holds"."refunded" >= 0 and "holds"."fee" >= 0 and "holds"."charged_back" >= 0),
	CONSTRAINT "holds_never_over" CHECK ("holds"."released" + "holds"."refunded" + "holds"."fee" + "holds"."charged_back" <= "holds"."gross"),
	CONSTRAINT "holds_whole_when_settled" CHECK ("holds"."state" not in ('settling', 'settled', 'charged_back') or "holds"."released" + "holds"."refunded" + "holds"."fee" + "holds"."charged_back" = "holds"."gross")
);
--> statement-breakpoint
CREATE TABLE "payment_events" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"kind" text NOT NULL,
	"instruction_id" text,
	"hold_id" text,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payment_events_kind_known" CHECK ("payment_events"."kind" in ('captured', 'capture-failed', 'confirmed', 'failed', 'chargeback-opened', 'chargeback-won', 'chargeback-lost'))
);
--> statement-breakpoint
CREATE TABLE "payment_instructions" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"hold_id" text NOT NULL,
	"kind" text NOT NULL,
	"journal_id" text,
	"account" text,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"ref" text,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "payment_instructions_kind_known" CHECK ("payment_instructions"."kind" in ('authorize', 'void', 'payout', 'refund')),
	CONSTRAINT "payment_instructions_state_known" CHECK ("payment_instructions"."state" in ('pending', 'sent', 'confirmed', 'failed', 'cancelled')),
	CONSTRAINT "payment_instructions_amount_positive" CHECK ("payment_instructions"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "currencies" (
	"code" text PRIMARY KEY NOT NULL,
	"exponent" integer NOT NULL,
	"settle_step" integer NOT NULL,
	CONSTRAINT "currencies_code_known" CHECK ("currencies"."code" in ('CZK', 'UAH', 'EUR', 'HUF')),
	CONSTRAINT "currencies_exponent_sane" CHECK ("currencies"."exponent" between 0 and 4),
	CONSTRAINT "currencies_step_sane" CHECK ("currencies"."settle_step" between 1 and 10000)
);
--> statement-breakpoint
INSERT INTO "currencies" ("code", "exponent", "settle_step") VALUES ('CZK', 2, 1), ('UAH', 2, 1), ('EUR', 2, 1), ('HUF', 2, 100);--> statement-breakpoint
CREATE TABLE "journals" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"kind" text NOT NULL,
	"hold_id" text NOT NULL,
	"currency" text NOT NULL,
	"cause_kind" text NOT NULL,
	"cause_id" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"reason" text NOT NULL,
	"reverses_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "journals_kind_known" CHECK ("journals"."kind" in ('capture', 'settle', 'goodwill', 'payout', 'refund', 'chargeback', 'chargeback-won', 'reversal', 'writeoff')),
	CONSTRAINT "journals_reason_given" CHECK (length("journals"."reason") > 0),
	CONSTRAINT "journals_actor_given" CHECK (length("journals"."actor_id") > 0 and length("journals"."cause_id") > 0),
	CONSTRAINT "journals_reversal_of_one" CHECK (("journals"."kind" = 'reversal') = ("journals"."reverses_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"code" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"kept" boolean NOT NULL,
	"debits" bigint DEFAULT 0 NOT NULL,
	"credits" bigint DEFAULT 0 NOT NULL,
	"no_debit_excess" boolean NOT NULL,
	"closed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_accounts_kind_known" CHECK ("ledger_accounts"."kind" in ('asset', 'liability', 'income', 'expense')),
	CONSTRAINT "ledger_accounts_debits_safe" CHECK ("ledger_accounts"."debits" between 0 and 9007199254740991),
	CONSTRAINT "ledger_accounts_credits_safe" CHECK ("ledger_accounts"."credits" between 0 and 9007199254740991),
	CONSTRAINT "ledger_accounts_not_overdrawn" CHECK (not "ledger_accounts"."no_debit_excess" or "ledger_accounts"."debits" <= "ledger_accounts"."credits"),
	CONSTRAINT "ledger_accounts_closed_at_zero" CHECK (not "ledger_accounts"."closed" or "ledger_accounts"."debits" = "ledger_accounts"."credits")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"journal_id" text NOT NULL,
	"seq" integer NOT NULL,
	"debit_account" text NOT NULL,
	"credit_account" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"code" text NOT NULL,
	"hold_id" text NOT NULL,
	CONSTRAINT "transfers_journal_id_seq_pk" PRIMARY KEY("journal_id","seq"),
	CONSTRAINT "transfers_code_known" CHECK ("transfers"."code" in ('gross', 'release', 'refund', 'fee', 'goodwill', 'paid-out', 'paid-back', 'charged-back', 'shortfall', 'won-back')),
	CONSTRAINT "transfers_seq_sane" CHECK ("transfers"."seq" >= 0),
	CONSTRAINT "transfers_amount_positive" CHECK ("transfers"."amount" > 0 and "transfers"."amount" <= 9007199254740991),
	CONSTRAINT "transfers_two_accounts" CHECK ("transfers"."debit_account" <> "transfers"."credit_account")
);
--> statement-breakpoint
ALTER TABLE "outbox_messages" DROP CONSTRAINT "outbox_messages_topic_known";--> statement-breakpoint
ALTER TABLE "cases" DROP CONSTRAINT "cases_queue_known";--> statement-breakpoint
ALTER TABLE "decisions" DROP CONSTRAINT "decisions_outcome_known";--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_accounts_in_currency" ON "ledger_accounts" USING btree ("code","currency");--> statement-breakpoint
ALTER TABLE "escrow_approvals" ADD CONSTRAINT "escrow_approvals_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escrow_approvals" ADD CONSTRAINT "escrow_approvals_dispute_id_escrow_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."escrow_disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escrow_disputes" ADD CONSTRAINT "escrow_disputes_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escrow_disputes" ADD CONSTRAINT "escrow_disputes_hold_id_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escrow_evidence" ADD CONSTRAINT "escrow_evidence_dispute_id_escrow_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."escrow_disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escrow_offers" ADD CONSTRAINT "escrow_offers_dispute_id_escrow_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."escrow_disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold_reports" ADD CONSTRAINT "hold_reports_hold_id_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_customer_id_people_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_specialist_id_people_id_fk" FOREIGN KEY ("specialist_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_account_in_currency" FOREIGN KEY ("account","currency") REFERENCES "public"."ledger_accounts"("code","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_instructions" ADD CONSTRAINT "payment_instructions_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_instructions" ADD CONSTRAINT "payment_instructions_hold_id_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_reverses" FOREIGN KEY ("reverses_id") REFERENCES "public"."journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_journal_id_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_debit_in_currency" FOREIGN KEY ("debit_account","currency") REFERENCES "public"."ledger_accounts"("code","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_credit_in_currency" FOREIGN KEY ("credit_account","currency") REFERENCES "public"."ledger_accounts"("code","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "escrow_approvals_one_pending" ON "escrow_approvals" USING btree ("dispute_id") WHERE "escrow_approvals"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "escrow_approvals_due" ON "escrow_approvals" USING btree ("expires_at") WHERE "escrow_approvals"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "escrow_approvals_newest" ON "escrow_approvals" USING btree ("marketplace_id","state","at","id");--> statement-breakpoint
CREATE INDEX "escrow_approvals_of_market" ON "escrow_approvals" USING btree ("marketplace_id","at","id");--> statement-breakpoint
CREATE INDEX "escrow_approvals_of_all" ON "escrow_approvals" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "escrow_approvals_of" ON "escrow_approvals" USING btree ("dispute_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "escrow_disputes_one_open" ON "escrow_disputes" USING btree ("hold_id") WHERE "escrow_disputes"."state" <> 'closed';--> statement-breakpoint
CREATE INDEX "escrow_disputes_of_hold" ON "escrow_disputes" USING btree ("hold_id","opened_at");--> statement-breakpoint
CREATE INDEX "escrow_disputes_due" ON "escrow_disputes" USING btree ("due_at") WHERE "escrow_disputes"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "escrow_disputes_newest" ON "escrow_disputes" USING btree ("marketplace_id","state","opened_at","id");--> statement-breakpoint
CREATE INDEX "escrow_disputes_of_market" ON "escrow_disputes" USING btree ("marketplace_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "escrow_disputes_of_all" ON "escrow_disputes" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "escrow_disputes_similar" ON "escrow_disputes" USING btree ("marketplace_id","reason","closed_at") WHERE "escrow_disputes"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "escrow_disputes_by_decider" ON "escrow_disputes" USING btree ("decided_by_id","decided_at") WHERE "escrow_disputes"."decided_by_id" is not null;--> statement-breakpoint
CREATE INDEX "escrow_disputes_of_customer" ON "escrow_disputes" USING btree ("customer_id","opened_at");--> statement-breakpoint
CREATE INDEX "escrow_disputes_of_specialist" ON "escrow_disputes" USING btree ("specialist_id","opened_at");--> statement-breakpoint
CREATE INDEX "escrow_evidence_of" ON "escrow_evidence" USING btree ("dispute_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "escrow_offers_one_open" ON "escrow_offers" USING btree ("dispute_id") WHERE "escrow_offers"."state" = 'open';--> statement-breakpoint
CREATE INDEX "escrow_offers_of" ON "escrow_offers" USING btree ("dispute_id","at");--> statement-breakpoint
CREATE INDEX "escrow_offers_due" ON "escrow_offers" USING btree ("expires_at") WHERE "escrow_offers"."state" = 'open';--> statement-breakpoint
CREATE INDEX "hold_reports_of" ON "hold_reports" USING btree ("hold_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "holds_external" ON "holds" USING btree ("marketplace_id","external_id") WHERE "holds"."external_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "holds_account" ON "holds" USING btree ("account");--> statement-breakpoint
CREATE UNIQUE INDEX "holds_one_of_order" ON "holds" USING btree ("order_id") WHERE "holds"."state" not in ('auth_failed', 'voided');--> statement-breakpoint
CREATE INDEX "holds_due" ON "holds" USING btree ("due_at") WHERE "holds"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "holds_age" ON "holds" USING btree ("next_age_at") WHERE "holds"."next_age_at" is not null;--> statement-breakpoint
CREATE INDEX "holds_newest" ON "holds" USING btree ("marketplace_id","state","created_at","id");--> statement-breakpoint
CREATE INDEX "holds_of_market" ON "holds" USING btree ("marketplace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "holds_of_all" ON "holds" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "holds_by_payment" ON "holds" USING btree ("payment") WHERE "holds"."payment" is not null;--> statement-breakpoint
CREATE INDEX "holds_of_specialist" ON "holds" USING btree ("specialist_id","state");--> statement-breakpoint
CREATE INDEX "holds_of_customer" ON "holds" USING btree ("customer_id","state");--> statement-breakpoint
CREATE INDEX "payment_events_of_hold" ON "payment_events" USING btree ("hold_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_instructions_one_leg" ON "payment_instructions" USING btree ("journal_id","kind") WHERE "payment_instructions"."journal_id" is not null;--> statement-breakpoint
CREATE INDEX "payment_instructions_due" ON "payment_instructions" USING btree ("next_attempt_at") WHERE "payment_instructions"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "payment_instructions_of_hold" ON "payment_instructions" USING btree ("hold_id","created_at");--> statement-breakpoint
CREATE INDEX "payment_instructions_open" ON "payment_instructions" USING btree ("created_at") WHERE "payment_instructions"."state" in ('pending', 'sent', 'failed');--> statement-breakpoint
CREATE INDEX "payment_instructions_of_market" ON "payment_instructions" USING btree ("marketplace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payment_instructions_of_all" ON "payment_instructions" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "journals_reversed_once" ON "journals" USING btree ("reverses_id") WHERE "journals"."reverses_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "journals_one_capture" ON "journals" USING btree ("hold_id") WHERE "journals"."kind" = 'capture';--> statement-breakpoint
CREATE UNIQUE INDEX "journals_one_effect" ON "journals" USING btree ("kind","cause_kind","cause_id");--> statement-breakpoint
CREATE INDEX "journals_of_hold" ON "journals" USING btree ("hold_id","at","id");--> statement-breakpoint
CREATE INDEX "journals_newest" ON "journals" USING btree ("marketplace_id","at","id");--> statement-breakpoint
CREATE INDEX "journals_of_all" ON "journals" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "ledger_accounts_of_market" ON "ledger_accounts" USING btree ("marketplace_id","code");--> statement-breakpoint
CREATE INDEX "transfers_debited" ON "transfers" USING btree ("debit_account","amount");--> statement-breakpoint
CREATE INDEX "transfers_credited" ON "transfers" USING btree ("credit_account","amount");--> statement-breakpoint
CREATE INDEX "transfers_of_hold" ON "transfers" USING btree ("hold_id","code","amount");--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_topic_known" CHECK ("outbox_messages"."topic" in ('feedback.requested', 'notice.to-person', 'review.published', 'review.rejected', 'review.redacted', 'review.removed', 'review.restored', 'dispute.asked', 'dispute.decided', 'escrow.hold-changed', 'escrow.dispute-changed', 'escrow.offer-made', 'escrow.evidence-asked', 'escrow.decided', 'escrow.settlement', 'escrow.instruction', 'webhook.test'));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_queue_known" CHECK ("cases"."queue" in ('reviews', 'review-disputes', 'escrow-disputes'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_outcome_known" CHECK ("decisions"."outcome" in ('publish', 'redact', 'reject', 'escalate', 'keep', 'remove', 'apply-edit', 'ask', 'release', 'refund', 'split', 'propose', 'uphold', 'amend', 'revert'));