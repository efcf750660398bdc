import { readFileSync } from 'node:fs';

/** The file with the deployed template cannot be read. The message contains the file. */
export class UnreadableTemplate extends Error {
  override readonly name = 'UnreadableTemplate';
}

/** Reads the deployed template from a file. @throws UnreadableTemplate if there is no such file or if it is not JSON */
export function readTemplate(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const command = 'aws cloudformation get-template --stack-name NAME --query TemplateBody > FILE';
    throw new UnreadableTemplate(`${file} contains no template in JSON. Write the deployed template with: ${command}`, { cause });
  }
}
