CREATE TABLE `review_bands` (
	`marketplace_id` text NOT NULL,
	`band` text NOT NULL,
	`review_id` text NOT NULL,
	`submitted_at` integer NOT NULL,
	PRIMARY KEY(`marketplace_id`, `band`, `review_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `review_bands_of_review` ON `review_bands` (`review_id`);--> statement-breakpoint
CREATE TABLE `review_signatures` (
	`review_id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`author_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`review_version` integer NOT NULL,
	`signature` text NOT NULL,
	`submitted_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `review_signatures_old` ON `review_signatures` (`submitted_at`,`review_id`);--> statement-breakpoint
CREATE TABLE `rings` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`score` integer NOT NULL,
	`author_ids` text NOT NULL,
	`subject_ids` text NOT NULL,
	`review_ids` text NOT NULL,
	`evidence` text NOT NULL,
	`first_found_at` integer NOT NULL,
	`found_at` integer NOT NULL,
	`verdict` text,
	`verdict_by_id` text,
	`verdict_by` text,
	`verdict_at` integer,
	`note` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `rings_of_market` ON `rings` (`marketplace_id`,`score`,`id`);--> statement-breakpoint
CREATE INDEX `rings_of_all` ON `rings` (`score`,`id`);--> statement-breakpoint
CREATE INDEX `rings_newest` ON `rings` (`found_at`,`id`);--> statement-breakpoint
CREATE TABLE `screening_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`note` text NOT NULL,
	`created_by_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`applied_up_to` text,
	`applied_at` integer,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `screening_settings_version` ON `screening_settings` (`marketplace_id`,`version`);--> statement-breakpoint
CREATE INDEX `screening_settings_of_all` ON `screening_settings` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `screening_settings_unapplied` ON `screening_settings` (`created_at`) WHERE "screening_settings"."applied_at" is null;--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`owner_alias` text NOT NULL,
	`queue` text NOT NULL,
	`name` text NOT NULL,
	`filter` text NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `saved_views_by_owner` ON `saved_views` (`owner_id`,`queue`);--> statement-breakpoint
CREATE INDEX `saved_views_shared` ON `saved_views` (`queue`) WHERE "saved_views"."shared";--> statement-breakpoint
CREATE INDEX `saved_views_of_all` ON `saved_views` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `templates` (
	`id` text PRIMARY KEY NOT NULL,
	`marketplace_id` text NOT NULL,
	`queue` text NOT NULL,
	`outcomes` text NOT NULL,
	`name` text NOT NULL,
	`bodies` text NOT NULL,
	`position` integer NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	`updated_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`marketplace_id`) REFERENCES `marketplaces`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `templates_of_market` ON `templates` (`marketplace_id`,`queue`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `templates_of_all` ON `templates` (`position`,`id`);--> statement-breakpoint
ALTER TABLE `cases` ADD `findings` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `flag` text;--> statement-breakpoint
CREATE INDEX `cases_flagged` ON `cases` (`queue`,`flag`,`rank`,`id`) WHERE "cases"."flag" is not null and "cases"."state" = 'open';--> statement-breakpoint
ALTER TABLE `decisions` ADD `findings` text;