ALTER TABLE "hold_reports" ADD COLUMN "exhibits" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "holds_of_order" ON "holds" USING btree ("order_id");