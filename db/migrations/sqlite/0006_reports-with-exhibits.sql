ALTER TABLE `hold_reports` ADD `exhibits` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `holds_of_order` ON `holds` (`order_id`);