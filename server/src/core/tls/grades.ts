// Cipher grades and exclusion lists as tls_set_ciphers() in src/tls/tls_misc.c reads them. Knows names only; which suites a grade stands
// for is the evaluator's business. Expects expanded values.
import { atLeast, type Version } from '../catalogue/version';
import { COLON_COMMA_BLANKS, splitWords, type Word } from '../syntax/words';

/** The words that `*_tls_ciphers` and `*_tls_mandatory_ciphers` take, strongest first; `null` is a grade without encryption. */
export const GRADES = ['high', 'medium', 'low', 'export', 'null'] as const;
export type Grade = (typeof GRADES)[number];

/** The grade that a value names, in any case; undefined where Postfix refuses it ("invalid cipher grade"). */
export function gradeOf(value: string): Grade | undefined {
  return GRADES.find((grade) => grade === value.toLowerCase());
}

/** The grade in effect: `low` and `export` mean `medium` since 3.8. */
export function effectiveGrade(grade: Grade, target: Version): Grade {
  return (grade === 'low' || grade === 'export') && atLeast(target, '3.8') ? 'medium' : grade;
}

/** The parameter that says what a grade stands for. */
export function gradeParameter(grade: Grade, target: Version): string {
  return `tls_${effectiveGrade(grade, target)}_cipherlist`;
}

/** Whether a grade is at least as strong as another. */
export function gradeIsAtLeast(grade: Grade, limit: Grade): boolean {
  return GRADES.indexOf(grade) <= GRADES.indexOf(limit);
}

/** The members of an exclusion list, with offsets in the value. A member that begins with `!`, `+`, `-` or `@` makes every session fail. */
export function excludedCiphers(value: string): readonly Word[] {
  return splitWords(value, COLON_COMMA_BLANKS);
}

export function isExcludeOperator(word: Word): boolean {
  return /^[!+@-]/.test(word.text);
}
