import Box from '@mui/material/Box';
import type { InstructionRow } from '#server/escrow/contract.ts';
import { useT } from '../i18n/useT.ts';
import { DataRows } from '../kit/DataRows.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { useInstructionColumns } from './instructionColumns.tsx';

/** The payment stands in the title, and what is for looking up in the register: what can be done must be in sight. */
const LEFT_OUT = ['hold', 'ref', 'created'];

/** What the payment provider was told about this payment, with what it answered. */
export function HoldInstructions({ instructions }: { instructions: InstructionRow[] }) {
  const t = useT();
  const columns = useInstructionColumns().filter(({ key }) => !LEFT_OUT.includes(key));
  return (
    <Section title={t('registers.hold.instructions')} aside={instructions.length || undefined}>
      <Panel>
        {instructions.length === 0 ? (
          <Box sx={{ px: 2, py: 1, typography: 'caption', color: 'text.tertiary' }}>{t('kit.empty.related')}</Box>
        ) : (
          <DataRows caption={t('registers.hold.instructions')} rows={instructions} columns={columns} stacks />
        )}
      </Panel>
    </Section>
  );
}
