import { errorFields } from '../../../../src/adapters/pino/error-fields.js';

const told = (error: unknown) => JSON.stringify(errorFields(error));

describe('what a log line says of an error', () => {
  it('says name, code, message and where', () => {
    const error = Object.assign(new Error('the disk is full'), { code: 'full' });
    expect(errorFields(error)).toMatchObject({
      type: 'Error',
      code: 'full',
      message: 'the disk is full',
      stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
    });
  });

  it('follows causes, but not for ever', () => {
    const error: Error = new Error('outer', { cause: new Error('inner') });
    expect(errorFields(error)).toMatchObject({ cause: { message: 'inner' } });
    const ring: { cause?: unknown; message: string } = { message: 'ring' };
    ring.cause = ring;
    expect(told(ring).length).toBeLessThan(2000);
  });

  it('leaves out what libraries hang on errors', () => {
    const error = Object.assign(new Error('refused'), {
      body: 'Liebes Team',
      writeErrors: [{ op: 'Karin' }],
    });
    expect(told(error)).not.toMatch(/Liebes|Karin/);
  });

  it.each([
    'Karin Obermeier schreibt',
    '{"text":"Karin Obermeier"',
    `{"a":1, Karin ${'x'.repeat(200)}}`,
    `${'["Karin",'.repeat(30)}!`,
  ])('does not quote text that was no JSON', (text) => {
    let error: unknown = null;
    try {
      JSON.parse(text);
    } catch (caught) {
      error = caught;
    }
    expect(error).not.toBeNull();
    expect(told(error)).not.toContain('Karin');
  });

  it('copes with what is no error', () => {
    expect(errorFields('Karin Obermeier')).toEqual({ message: 'string' });
    expect(errorFields(null)).toEqual({ message: 'object' });
    expect(told({ message: { toString: () => 'odd' } })).toContain('odd');
  });
});
