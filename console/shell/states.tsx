/** What stands where a page has nothing to show yet, nothing at all, or could not be read. */
import { Button } from 'tdesign-react';

export function Failure({ sentence, onRetry }: { readonly sentence: string; readonly onRetry: () => void }) {
  return (
    <div className="state" role="alert">
      <p>{sentence}</p>
      <Button variant="outline" onClick={onRetry}>
        重试
      </Button>
    </div>
  );
}

export function Nothing({ sentence }: { readonly sentence: string }) {
  return (
    <div className="state">
      <p className="hint">{sentence}</p>
    </div>
  );
}
