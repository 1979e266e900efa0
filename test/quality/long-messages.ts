import { type SeededRandom, shuffledIndices } from '../../src/knowledge/training/seeded-random.js';

/** None of these is among the sentences that the network was taught to pass over. */
const STORY: readonly string[] = [
  'To whom it may concern,',
  'Good afternoon and greetings from the coast.',
  'We had guests from Norway over the long weekend.',
  'My grandson plays the trumpet in a school band now.',
  'The garden is finally green again after the dry summer.',
  'I usually write such things by hand but my wrist hurts.',
  'The train was delayed so I have half an hour to write this.',
  'It has been snowing here since the early morning.',
  'We painted the kitchen yellow and it looks cheerful.',
  'My uncle used to run a small bakery on the corner.',
  'I do hope your team enjoys the spring sunshine.',
  'The choir concert on Friday was a wonderful evening.',
  'Our cat sleeps on the keyboard whenever I try to type.',
  'Somebody in the office told a very funny joke today.',
  'I took a walk along the river before sitting down to write.',
  'The soup is boiling over so I have to be brief.',
  'Thanks ever so much and enjoy your evening.',
  'Yours faithfully, an old friend of the house.',
  'Next month we celebrate the birthday of my aunt.',
  'The lighthouse looked beautiful in the morning fog.',
];

/** The request somewhere among six to twelve sentences that ask for nothing: 60 to 150 words. */
export function amongStory(request: string, random: SeededRandom): string {
  const sentences = [...shuffledIndices(STORY.length, random)]
    .slice(0, 6 + random.below(7))
    .map((index) => STORY[index] ?? '');
  const closed = /[.!?]$/.test(request.trim()) ? request : `${request}.`;
  sentences.splice(random.below(sentences.length + 1), 0, closed);
  return sentences.join(' ');
}
