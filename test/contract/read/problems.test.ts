import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../src/contract/read/contract';
import { edited, refusal, smallContract } from '../small-contract';

const value = "value: { type: 'urn:taken', title: Taken, status: 409, detail: Choose another., code: taken }";
const again = (title: string) => `    Again:
      description: Again.
      content:
        application/problem+json:
          examples:
            taken:
              ${value.replace('title: Taken', `title: ${title}`)}
`;

describe('a problem', () => {
  it('is read from the example that is named after its code, with the headers that come with it', () => {
    expect(readContract(smallContract).problems).toEqual([
      { code: 'taken', type: 'urn:taken', title: 'Taken', status: 409, detail: 'Choose another.', headers: { 'Retry-After': '7' } },
    ]);
  });

  it('may have several examples that say the same', () => {
    expect(refusal(smallContract + again('Taken'))).toBe('not refused');
  });

  it.each<[string, string, string]>([
    [
      'a code has no example',
      edited(['enum: [taken]', 'enum: [taken, lost]']),
      'openapi.yaml:43:34 (#/components/schemas/ProblemCode/x-extensible-enum/1): the problem lost has no example. Add one named lost to a response in components.responses.',
    ],
    [
      'the codes are a closed enum',
      edited(['x-extensible-enum: [taken]', 'enum: [taken]']),
      '"x-extensible-enum" is missing. List the codes.',
    ],
    [
      'two examples of a code differ',
      smallContract + again('Gone'),
      'openapi.yaml:60:13 (#/components/responses/Again/content/application~1problem+json/examples/taken): two different examples of taken. Give them one type, title, status and detail.',
    ],
    [
      'an example has an unknown code',
      edited(['            taken:', '            other:'], ['code: taken', 'code: other']),
      'openapi.yaml:53:13 (#/components/responses/Taken/content/application~1problem+json/examples/other): an example of the unknown problem other. Add the code to ProblemCode or name the example after a code.',
    ],
    [
      'an example is named after another code',
      edited(['code: taken', 'code: gone']),
      'openapi.yaml:54:15 (#/components/responses/Taken/content/application~1problem+json/examples/taken/value): an example named taken with the code gone. Name the example after its code.',
    ],
    ['an example lacks a member', edited(['title: Taken, ', '']), '"title" is missing. Write the title of the problem.'],
    ['a status is no number', edited(['status: 409', "status: '409'"]), 'a status that is no number. Write the status as a number.'],
    [
      'a header has no example',
      edited([", example: '7'", '']),
      'openapi.yaml:48:9 (#/components/responses/Taken/headers/Retry-After): "example" is missing. Give the header an example.',
    ],
    [
      'it is declared under another status',
      edited(["'409':", "'404':"]),
      'taken is declared under 404. Write 404 here or declare it under 409.',
    ],
  ])('is refused when %s', (_circumstance, text, want) => {
    expect(refusal(text)).toContain(want);
  });
});
