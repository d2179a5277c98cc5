import { isKeyword } from '../lint/history.ts';
import { looksLike } from '../load/looks.ts';
import type { Source } from '../syntax/document.ts';

/** Whether a file looks like an ssh config, so that its text may be shown. */
export function isShowable({ text }: Source): boolean {
  const looks = looksLike(text, isKeyword);
  return looks === undefined || looks === 'template';
}
