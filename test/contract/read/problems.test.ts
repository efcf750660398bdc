import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../src/contract/read/contract';
import { edited, errorOf, smallContract } from '../small-contract';

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
  it('is read from the example that is named after its code, with the headers of its response', () => {
    expect(readContract(smallContract).problems).toEqual([
      { code: 'taken', type: 'urn:taken', title: 'Taken', status: 409, detail: 'Choose another.', headers: { 'Retry-After': '7' } },
    ]);
  });

  it('can have several equal examples', () => {
    expect(errorOf(smallContract + again('Taken'))).toBe('no error');
  });

  it.each<[string, string, string]>([
    [
      'a code has no example',
      edited(['enum: [taken]', 'enum: [taken, lost]']),
      'openapi.yaml:43:34 (#/components/schemas/ProblemCode/x-extensible-enum/1): the problem code lost has no example. Add an example named lost to a response in components.responses.',
    ],
    [
      'the codes are a closed enum',
      edited(['x-extensible-enum: [taken]', 'enum: [taken]']),
      'the key "x-extensible-enum" is missing. List the problem codes.',
    ],
    [
      'two examples of a code differ',
      smallContract + again('Gone'),
      'openapi.yaml:60:13 (#/components/responses/Again/content/application~1problem+json/examples/taken): the problem code taken has different examples. Write the same type, title, status and detail in each.',
    ],
    [
      'an example has an unknown code',
      edited(['            taken:', '            other:'], ['code: taken', 'code: other']),
      'openapi.yaml:53:13 (#/components/responses/Taken/content/application~1problem+json/examples/other): the example has the unknown problem code other. Add the code to ProblemCode, or name the example after a known code.',
    ],
    [
      'an example is named after another code',
      edited(['code: taken', 'code: gone']),
      'openapi.yaml:54:15 (#/components/responses/Taken/content/application~1problem+json/examples/taken/value): the example taken has the code gone. Name the example after its code.',
    ],
    ['an example lacks a member', edited(['title: Taken, ', '']), 'the key "title" is missing. Write the title of the problem.'],
    [
      'a status is not a number',
      edited(['status: 409', "status: '409'"]),
      'the status "409" is not a number. Write the status as a number.',
    ],
    [
      'a header has no example',
      edited([", example: '7'", '']),
      'openapi.yaml:48:9 (#/components/responses/Taken/headers/Retry-After): the key "example" is missing. Add an example of the header.',
    ],
    [
      'it is declared under another status',
      edited(["'409':", "'404':"]),
      'the problem taken of status 409 is declared under 404. Write 404 here or declare it under 409.',
    ],
  ])('is rejected when %s', (_circumstance, text, expected) => {
    expect(errorOf(text)).toContain(expected);
  });
});
