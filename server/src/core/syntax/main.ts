// main.cf: text -> nodes.
import { type Assignment, type BrokenAssignment, parseAssignment } from './assignment';
import { type Node, type ParsedFile, parseLines } from './lines';

export type MainSyntax = Assignment | BrokenAssignment;
export type MainNode = Node<MainSyntax>;
export type MainFile = ParsedFile<MainSyntax>;

/** Parses any text as main.cf; see `parseLines` for what `previous` does. */
export function parseMain(text: string, previous?: MainFile): MainFile {
  return parseLines(text, parseAssignment, previous);
}
