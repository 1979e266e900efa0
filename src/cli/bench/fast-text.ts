import type { PeerFigures } from './peer-figures.js';
import { measurePythonPeer, type PythonPeerOptions } from './python-peer.js';

/**
 * fastText (Joulin et al. 2016) with the settings that its own tutorial arrives at (25 epochs, learning rate 1, word pairs),
 * in one thread on the in-scope rows. Null where `python` cannot be started or has no fasttext.
 */
export function measureFastText(options: PythonPeerOptions): Promise<PeerFigures | null> {
  return measurePythonPeer(SCRIPT, options);
}

// a list of texts is asked, since asking for a single one fails with numpy 2
const SCRIPT = `
import json, os, re, sys, tempfile, time
import fasttext
data = json.load(sys.stdin)
(X, y), (T, _) = (zip(*data[k]) for k in ('train', 'test'))
clean = lambda text: ' '.join(re.findall(r'\\w+|[^\\w\\s]', text.lower()))
cases = sorted(set(y))
names = {label: '__label__' + str(number) for number, label in enumerate(cases)}
begun = time.perf_counter()
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'train.txt')
    with open(path, 'w', encoding='utf-8') as file:
        file.writelines(names[label] + ' ' + clean(text) + chr(10) for text, label in zip(X, y))
    model = fasttext.train_supervised(path, lr=1.0, epoch=25, wordNgrams=2, thread=1, verbose=0)
trained = time.perf_counter()
model.predict([clean(text) for text in T[:200]]); warm = time.perf_counter()
found = [labels[0] for labels in model.predict([clean(text) for text in T])[0]]; done = time.perf_counter()
print(json.dumps({'found': [cases[int(name[9:])] for name in found],
    'trainSeconds': trained - begun, 'classifySeconds': done - warm}))
`;
