import { checkDependencies, missingDependencies } from '../../../src/service/dependencies.js';
import { openService } from '../../fixtures/service/open-service.js';

const broken = () => Promise.reject(new Error('gone'));
const frozen = () => new Promise<void>(() => undefined);

describe('what the instance stands on', () => {
  const ask = async (
    parts: {
      readonly store?: () => Promise<void>;
      readonly bus?: () => Promise<void>;
      readonly model?: boolean;
    } = {},
  ) => {
    const { context } = await openService();
    const states = await checkDependencies(
      {
        store: { ...context.store, check: parts.store ?? (() => context.store.check()) },
        bus: { ...context.bus, check: parts.bus ?? (() => context.bus.check()) },
      },
      { isModelReady: () => parts.model ?? true, timeoutMs: 20 },
    );
    return missingDependencies(states);
  };

  it('misses nothing when store, bus and model are there', async () => {
    expect(await ask()).toEqual([]);
  });

  it.each([
    ['a store that is gone', { store: broken }, ['The store cannot be reached.']],
    ['a store that does not answer', { store: frozen }, ['The store cannot be reached.']],
    ['a bus that is gone', { bus: broken }, ['The bus cannot be reached.']],
    [
      'a bus that throws at once',
      {
        bus: () => {
          throw new Error('closed');
        },
      },
      ['The bus cannot be reached.'],
    ],
    ['no model', { model: false }, ['No model is loaded.']],
    [
      'everything missing',
      { store: broken, bus: frozen, model: false },
      ['The store cannot be reached.', 'The bus cannot be reached.', 'No model is loaded.'],
    ],
  ])('names %s', async (_, parts, reasons) => {
    expect(await ask(parts)).toEqual(reasons);
  });
});
