CREATE INDEX `audit_entries_of_market` ON `audit_entries` (`marketplace_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `listings_of_all` ON `listings` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_of_market` ON `orders` (`marketplace_id`,`status_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_of_all` ON `orders` (`status_at`,`id`);--> statement-breakpoint
CREATE INDEX `people_of_all` ON `people` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `review_disputes_of_market` ON `review_disputes` (`marketplace_id`,`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `review_disputes_of_all` ON `review_disputes` (`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_of_market` ON `reviews` (`marketplace_id`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_of_all` ON `reviews` (`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_published` ON `reviews` (`published_at`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_by_slot` ON `reviews` (`slot`);--> statement-breakpoint
CREATE INDEX `decisions_of_all` ON `decisions` (`decided_at`,`id`);--> statement-breakpoint
CREATE INDEX `statements_of_all` ON `statements` (`created_at`,`id`);