import { Navigate, Route, Routes } from 'react-router-dom';
import { ListsTab } from './editor/ListsTab.tsx';
import { PrecisionTab } from './precision/PrecisionTab.tsx';
import { UnsavedGuard } from './UnsavedGuard.tsx';
import { DraftsContext, useDraftsState } from './useDrafts.ts';
import { VersionShow } from './versions/VersionShow.tsx';
import { VersionsTab } from './versions/VersionsTab.tsx';

/** The screening room: how good it is, what it knows, and how it came to know it. Edits live as long as the page is open. */
export function ScreeningPage() {
  const drafts = useDraftsState();
  return (
    <DraftsContext value={drafts}>
      <UnsavedGuard unsaved={drafts.unsaved} />
      <Routes>
        <Route index element={<PrecisionTab />} />
        <Route path="lists" element={<ListsTab />} />
        <Route path="versions" element={<VersionsTab />} />
        <Route path="versions/:id" element={<VersionShow />} />
        <Route path="*" element={<Navigate to="/screening" replace />} />
      </Routes>
    </DraftsContext>
  );
}
