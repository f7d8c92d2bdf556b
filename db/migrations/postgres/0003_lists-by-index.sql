CREATE INDEX "audit_entries_of_market" ON "audit_entries" USING btree ("marketplace_id","at","id");--> statement-breakpoint
CREATE INDEX "listings_of_all" ON "listings" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "orders_of_market" ON "orders" USING btree ("marketplace_id","status_at","id");--> statement-breakpoint
CREATE INDEX "orders_of_all" ON "orders" USING btree ("status_at","id");--> statement-breakpoint
CREATE INDEX "people_of_all" ON "people" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "review_disputes_of_market" ON "review_disputes" USING btree ("marketplace_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "review_disputes_of_all" ON "review_disputes" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "reviews_of_market" ON "reviews" USING btree ("marketplace_id","submitted_at","id");--> statement-breakpoint
CREATE INDEX "reviews_of_all" ON "reviews" USING btree ("submitted_at","id");--> statement-breakpoint
CREATE INDEX "reviews_published" ON "reviews" USING btree ("published_at","id");--> statement-breakpoint
CREATE INDEX "reviews_by_slot" ON "reviews" USING btree ("slot");--> statement-breakpoint
CREATE INDEX "decisions_of_all" ON "decisions" USING btree ("decided_at","id");--> statement-breakpoint
CREATE INDEX "statements_of_all" ON "statements" USING btree ("created_at","id");