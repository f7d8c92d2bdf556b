import type { Command } from 'commander';
import { asc } from 'drizzle-orm';
import { type Staff, staff } from '#db/schema/access.ts';
import { ROLES } from '#db/words.ts';
import { Email, StaffCreate } from '../access/contract.ts';
import { createStaff, disableStaff, resetStaff } from '../access/staff.ts';
import { findStaffByEmail, presentStaff } from '../access/store.ts';
import type { CliActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Fault } from '../platform/fault.ts';
import { type Common, say, withContext } from './run.ts';

interface NewStaff extends Common {
  email: string;
  name: string;
  alias?: string;
  role: string;
  marketplaces?: string;
}

export function addStaff(program: Command): void {
  const group = program.command('staff').description('accounts of colleagues');
  group
    .command('create')
    .description('invite somebody; prints a link that works once')
    .requiredOption('--email <email>', 'what they sign in with')
    .requiredOption('--name <name>', 'their name')
    .option('--alias <alias>', 'what colleagues and parties see; their name unless told')
    .requiredOption('--role <role>', ROLES.join(', '))
    .option('--marketplaces <ids>', 'only these, with commas between; all unless told')
    .action(async (_: unknown, command: Command) => create(command.optsWithGlobals<NewStaff>()));
  group
    .command('reset <email>')
    .description('a link to choose a new password')
    .action(async (email: string, _: unknown, command: Command) => reset(email, command.optsWithGlobals<Common>()));
  group
    .command('disable <email>')
    .description('end all sessions and let nobody in')
    .action(async (email: string, _: unknown, command: Command) => disable(email, command.optsWithGlobals<Common>()));
  group
    .command('list')
    .description('who there is')
    .action(async (_: unknown, command: Command) => list(command.optsWithGlobals<Common>()));
}

const by = ({ config }: Context, actor: CliActor) => ({
  actor,
  base: config.publicUrl || `http://localhost:${config.port}`,
});

async function create(options: NewStaff): Promise<void> {
  const { email, name, alias = name, role, marketplaces } = options;
  const given = StaffCreate.safeParse({
    email,
    displayName: name,
    alias,
    role,
    marketplaceIds: marketplaces?.split(',') ?? null,
  });
  if (!given.success)
    throw new Fault(given.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'), true);
  const { person, setupLink } = await withContext(options, (context, actor) =>
    createStaff(context, by(context, actor), given.data),
  );
  say(options, { ...presentStaff(person), setupLink }, [
    `${person.email} is invited as ${person.role}. Valid 72 hours, once:`,
    setupLink,
  ]);
}

async function reset(email: string, options: Common): Promise<void> {
  const setupLink = await withContext(options, async (context, actor) =>
    resetStaff(context, by(context, actor), (await known(context, email)).id),
  );
  say(options, { email, setupLink }, [`A new password for ${email}. Valid 72 hours, once:`, setupLink]);
}

async function disable(email: string, options: Common): Promise<void> {
  const person = await withContext(options, async (context, actor) =>
    disableStaff(context, by(context, actor), (await known(context, email)).id),
  );
  say(options, presentStaff(person), [`${person.email} is disabled; all sessions have ended.`]);
}

async function list(options: Common): Promise<void> {
  const people = await withContext(options, ({ db }) => db.read.select().from(staff).orderBy(asc(staff.email)));
  const rows = people.map(presentStaff);
  say(
    options,
    rows,
    rows.length === 0
      ? ['Nobody works here yet.']
      : rows.map(
          (row) => `${row.email}  ${row.role}  ${row.state}  ${row.marketplaceIds?.join(',') ?? 'all marketplaces'}`,
        ),
  );
}

async function known({ db }: Context, email: string): Promise<Staff> {
  const parsed = Email.safeParse(email);
  const found = parsed.success ? await findStaffByEmail(db.read, parsed.data) : undefined;
  if (!found) throw new Fault(`Nobody here has the e-mail ${email}.`, true);
  return found;
}
