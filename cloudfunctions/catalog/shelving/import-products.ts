/** Several products at once, out of a file: all of them or none, and each fault with the product that has it. */
import { post, type BooksHouse } from '../../ledger/post';
import type { Reader } from '../../platform/database';
import { inputHash } from '../../platform/ids';
import { refuse, Refusal } from '../../platform/refusal';
import type { ProductWithSkus } from '../read';
import type { ProductDraft } from './draft';
import { loadForShelving, shelve } from './save-product';

/** One transaction holds them: each product and each of its SKUs is a document. */
export const MOST_SKUS_AN_IMPORT = 50;

/**
 * Saves every draft as `saveProduct` would, in one transaction. When one is refused nothing is written, and the
 * refusal's details say by product code what is wrong with which.
 */
export function importProducts(
  house: BooksHouse,
  merchantId: string,
  drafts: readonly ProductDraft[],
): Promise<readonly ProductWithSkus[]> {
  demandOneFile(drafts);
  const entryId = `import:${inputHash(drafts).slice(0, 24)}`;
  return post(
    house,
    { entryId, kind: 'import', cause: entryId, holders: [] },
    (reader) => loadAll(reader, merchantId, drafts),
    (book, known) => {
      const faults: Record<string, string> = {};
      const saved = known.flatMap(({ draft, held }) => {
        try {
          return [shelve(book, merchantId, draft, held)];
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          faults[draft.code] = error.message;
          return [];
        }
      });
      const count = Object.keys(faults).length;
      if (count > 0) refuse('INVALID_INPUT', faults, `有 ${count} 件商品需要修改，这次没有导入任何商品`);
      return saved;
    },
  );
}

function demandOneFile(drafts: readonly ProductDraft[]): void {
  const codes = new Set(drafts.map(({ code }) => code));
  if (codes.size < drafts.length) refuse('INVALID_INPUT', {}, '同一件商品的编号出现了两次');
  const skus = drafts.reduce((sum, draft) => sum + draft.skus.length, 0);
  if (skus > MOST_SKUS_AN_IMPORT)
    refuse('INVALID_INPUT', { skus }, `一次最多导入 ${MOST_SKUS_AN_IMPORT} 个规格，请分成几个文件`);
}

function loadAll(reader: Reader, merchantId: string, drafts: readonly ProductDraft[]) {
  return Promise.all(
    drafts.map(async (draft) => ({ draft, held: await loadForShelving(reader, merchantId, draft) })),
  );
}
