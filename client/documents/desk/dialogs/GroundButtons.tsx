import CheckOutlined from '@mui/icons-material/CheckOutlined';
import LightbulbOutlined from '@mui/icons-material/LightbulbOutlined';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useState } from 'react';
import type { DocumentReason } from '#db/words.ts';
import { useWord } from '../../../desk/word.ts';
import { useT } from '../../../i18n/useT.ts';
import { inGroups } from './groundRules.ts';
import type { GroundsForm } from './useGrounds.ts';

/** All grounds in their groups, found by typing; what the checklist points at is marked, and none is chosen. */
export function GroundButtons({ form, suggested }: { form: GroundsForm; suggested: readonly DocumentReason[] }) {
  const t = useT();
  const word = useWord();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const short = (code: DocumentReason) => t(`words.documentReasons.${code}.short`);
  const found = form.offered.filter(({ code }) => short(code).toLocaleLowerCase().includes(wanted));
  const press = (event: KeyboardEvent) => {
    const [first] = found;
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || wanted === '') return;
    // Enter takes what was looked for, and does not send the form.
    event.preventDefault();
    if (first === undefined) return;
    form.toggle(first.code);
    setTyped('');
  };
  return (
    <>
      <TextField
        autoFocus
        label={t('desk.documents.grounds.find')}
        value={typed}
        helperText={t('desk.documents.grounds.chosen', { smart_count: form.chosen.length })}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        autoComplete="off"
      />
      <div className="desk-in-dialog grounds">
        {inGroups(found).map(({ group, grounds }) => {
          const name = word(`desk.documents.grounds.groups.${group}`, group);
          return (
            <div key={group} role="group" aria-label={name}>
              <p className="gname">{name}</p>
              <div className="rs">
                {grounds.map(({ code }) => (
                  <button
                    key={code}
                    type="button"
                    className="rz"
                    aria-pressed={form.chosen.includes(code)}
                    title={t(`words.documentReasons.${code}.long`)}
                    onClick={() => form.toggle(code)}
                  >
                    <span className="ell">{short(code)}</span>
                    {suggested.includes(code) && (
                      <LightbulbOutlined titleAccess={t('desk.documents.grounds.suggested')} />
                    )}
                    {form.chosen.includes(code) && <CheckOutlined aria-hidden />}
                  </button>
                ))}
              </div>
            </div>
          );
        })}
        {found.length === 0 && <p className="t3">{t('desk.documents.grounds.notFound')}</p>}
      </div>
    </>
  );
}
