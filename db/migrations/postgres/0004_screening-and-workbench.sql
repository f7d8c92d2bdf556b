CREATE TABLE "review_bands" (
	"marketplace_id" text NOT NULL,
	"band" text NOT NULL,
	"review_id" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "review_bands_marketplace_id_band_review_id_pk" PRIMARY KEY("marketplace_id","band","review_id")
);
--> statement-breakpoint
CREATE TABLE "review_signatures" (
	"review_id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"author_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"review_version" integer NOT NULL,
	"signature" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rings" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"score" integer NOT NULL,
	"author_ids" jsonb NOT NULL,
	"subject_ids" jsonb NOT NULL,
	"review_ids" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"first_found_at" timestamp (3) with time zone NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"verdict" text,
	"verdict_by_id" text,
	"verdict_by" text,
	"verdict_at" timestamp (3) with time zone,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screening_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"note" text NOT NULL,
	"created_by_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"applied_up_to" text,
	"applied_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"owner_alias" text NOT NULL,
	"queue" text NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" text PRIMARY KEY NOT NULL,
	"marketplace_id" text NOT NULL,
	"queue" text NOT NULL,
	"outcomes" jsonb NOT NULL,
	"name" text NOT NULL,
	"bodies" jsonb NOT NULL,
	"position" integer NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	"updated_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "findings" jsonb;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "flag" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "findings" jsonb;--> statement-breakpoint
ALTER TABLE "rings" ADD CONSTRAINT "rings_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening_settings" ADD CONSTRAINT "screening_settings_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_marketplace_id_marketplaces_id_fk" FOREIGN KEY ("marketplace_id") REFERENCES "public"."marketplaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_bands_of_review" ON "review_bands" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "review_signatures_old" ON "review_signatures" USING btree ("submitted_at","review_id");--> statement-breakpoint
CREATE INDEX "rings_of_market" ON "rings" USING btree ("marketplace_id","score","id");--> statement-breakpoint
CREATE INDEX "rings_of_all" ON "rings" USING btree ("score","id");--> statement-breakpoint
CREATE INDEX "rings_newest" ON "rings" USING btree ("found_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "screening_settings_version" ON "screening_settings" USING btree ("marketplace_id","version");--> statement-breakpoint
CREATE INDEX "screening_settings_of_all" ON "screening_settings" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "screening_settings_unapplied" ON "screening_settings" USING btree ("created_at") WHERE "screening_settings"."applied_at" is null;--> statement-breakpoint
CREATE INDEX "saved_views_by_owner" ON "saved_views" USING btree ("owner_id","queue");--> statement-breakpoint
CREATE INDEX "saved_views_shared" ON "saved_views" USING btree ("queue") WHERE "saved_views"."shared";--> statement-breakpoint
CREATE INDEX "saved_views_of_all" ON "saved_views" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "templates_of_market" ON "templates" USING btree ("marketplace_id","queue","position","id");--> statement-breakpoint
CREATE INDEX "templates_of_all" ON "templates" USING btree ("position","id");--> statement-breakpoint
CREATE INDEX "cases_flagged" ON "cases" USING btree ("queue","flag","rank","id") WHERE "cases"."flag" is not null and "cases"."state" = 'open';