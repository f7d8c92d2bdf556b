import { useMemo, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { ScreeningFrame } from '../ScreeningFrame.tsx';
import { TrialSection } from '../trial/TrialSection.tsx';
import { useTrial } from '../trial/useTrial.ts';
import { changesOf, type Draft, useDrafts, type Version } from '../useDrafts.ts';
import { withConfidence, withWords, wordListsOf } from '../wordLists.ts';
import { ActionBar } from './ActionBar.tsx';
import { Conflict } from './Conflict.tsx';
import { ListMenu, THRESHOLDS } from './ListMenu.tsx';
import { SaveDialog } from './SaveDialog.tsx';
import { MenuAndList } from './SettingsView.tsx';
import { ThresholdForm } from './ThresholdForm.tsx';
import { hasWrongFigure } from './thresholdRules.ts';
import { WordListEditor } from './WordListEditor.tsx';

interface Props {
  draft: Draft;
  inForce: Version;
  /** Asks which version is in force now. */
  refresh: () => void;
}

/** Edits the settings: menu, list, trial, and a bar that always says what is not saved yet. */
export function Editor({ draft, inForce, refresh }: Props) {
  const t = useT();
  const { put, drop } = useDrafts();
  const [chosen, choose] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const { base, body } = draft;
  const lists = useMemo(() => wordListsOf(body.lists), [body.lists]);
  const before = useMemo(() => new Map(wordListsOf(base.body.lists).map((list) => [list.id, list])), [base.body.lists]);
  const changes = useMemo(() => changesOf(draft), [draft]);
  const trial = useTrial(draft, refresh);
  const list = lists.find(({ id }) => id === (chosen ?? lists[0]?.id));
  const edit = (part: Partial<Draft['body']>) => put({ ...draft, body: { ...body, ...part } });
  const changed = new Set([
    ...changes.lists.map((change) => change.list.id),
    ...(changes.thresholds.length > 0 ? [THRESHOLDS] : []),
  ]);
  const isWrong = hasWrongFigure(body);
  const foot = (
    <ActionBar
      changes={changes}
      version={inForce.version}
      trial={trial}
      blocked={isWrong ? t('settings.screening.changes.invalid') : null}
      save={() => setSaving(true)}
      discard={() => drop(base.marketplaceId)}
    />
  );
  return (
    <ScreeningFrame tab="lists" foot={foot}>
      {inForce.version > base.version && <Conflict draft={draft} inForce={inForce} />}
      <MenuAndList menu={<ListMenu lists={lists} changed={changed} chosen={list?.id ?? THRESHOLDS} choose={choose} />}>
        {list && chosen !== THRESHOLDS ? (
          <WordListEditor
            list={list}
            base={before.get(list.id)}
            thresholds={body.thresholds}
            edit={{
              words: (words) => edit({ lists: withWords(body.lists, list.id, words) }),
              sure: (confidence) => edit({ lists: withConfidence(body.lists, list.id, confidence) }),
            }}
          />
        ) : (
          <ThresholdForm
            thresholds={body.thresholds}
            onChange={(part) => edit({ thresholds: { ...body.thresholds, ...part } })}
          />
        )}
      </MenuAndList>
      <TrialSection draft={draft} trial={trial} />
      {isSaving && <SaveDialog draft={draft} changes={changes} close={() => setSaving(false)} refresh={refresh} />}
    </ScreeningFrame>
  );
}
