import { describe, expect, it } from '@jest/globals';
import { architecture } from '../../docs/picture/architecture';
import { svgOf } from '../../docs/picture/svg';
import { textOf } from './files';

describe('docs/architecture.svg', () => {
  it('is drawn from docs/picture/architecture.ts; otherwise run npm run docs:picture', () => {
    expect(textOf('docs/architecture.svg')).toBe(svgOf(architecture));
  });

  it('is shown in README.md', () => {
    expect(textOf('README.md')).toContain('](docs/architecture.svg)');
  });

  it('defines each color for light and for dark mode', () => {
    const [light = '', dark = ''] = textOf('docs/architecture.svg').split('@media (prefers-color-scheme: dark)');
    const classes = [...dark.matchAll(/\.(\w+)(?=[^}]*\{[^}]*(?:fill|stroke): #)/g)].map(([, name]) => name);
    for (const name of ['page', 'label', 'note', 'contract', 'generated', 'runs', 'arrow']) {
      expect(light).toContain(`.${name} {`);
      expect(classes).toContain(name);
    }
  });
});
