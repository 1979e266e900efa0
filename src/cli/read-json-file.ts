import { readFile } from 'node:fs/promises';
import { UsageError } from './exit-codes.js';

/** The content of a JSON file. @throws UsageError naming the file, and the line where it is not JSON */
export async function readJsonFile(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new UsageError('The file cannot be read.', { file });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8 names the place as "position 17"
    const position = /position (\d{1,10})/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = position === undefined ? 1 : text.slice(0, Number(position)).split('\n').length;
    throw new UsageError('The text is not JSON.', { file, line, cause: error });
  }
}
