import fc from 'fast-check';
import { type Placed, planAssignment } from '../../../../src/adapters/sqlite/bus/plan-assignment.js';

const partitions = (owners: readonly (number | null)[], topic = 't'): readonly Placed[] =>
  owners.map((owner, number) => ({ id: number + 100, topic, number, owner }));
const member = (id: number, ...topics: string[]) => ({ id, topics: topics.length > 0 ? topics : ['t'] });

it('gives a lone member everything that nobody holds', () => {
  expect(planAssignment(1, [member(1)], partitions([null, null]))).toEqual({
    claim: [100, 101],
    release: [],
  });
});

it('takes over from members that have died', () => {
  expect(planAssignment(1, [member(1)], partitions([1, 9]))).toEqual({ claim: [101], release: [] });
});

it('waits for the present holder to give a partition up', () => {
  const members = [member(1), member(2)];
  expect(planAssignment(2, members, partitions([1, 1]))).toEqual({ claim: [], release: [] });
  expect(planAssignment(1, members, partitions([1, 1]))).toEqual({ claim: [], release: [101] });
  expect(planAssignment(2, members, partitions([1, null]))).toEqual({ claim: [101], release: [] });
});

it('leaves topics to those who subscribed to them', () => {
  const members = [member(1, 'mail'), member(2, 'mail', 'chat')];
  expect(planAssignment(1, members, partitions([null, null], 'chat')).claim).toEqual([]);
  expect(planAssignment(2, members, partitions([null, null], 'chat')).claim).toEqual([100, 101]);
});

it('ends with every partition at exactly one living member, evenly, whoever moves first', () => {
  const scenario = fc.record({
    members: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 }),
    owners: fc.array(fc.option(fc.integer({ min: 1, max: 25 })), { minLength: 1, maxLength: 24 }),
    order: fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
  });
  fc.assert(
    fc.property(scenario, ({ members, owners, order }) => {
      const all = members.map((id) => member(id));
      let placed = partitions(owners);
      const move = (me: number): void => {
        const { claim, release } = planAssignment(me, all, placed);
        placed = placed.map((partition) => {
          if (claim.includes(partition.id)) {
            // never from somebody living
            expect(partition.owner === null || !members.includes(partition.owner)).toBe(true);
            return { ...partition, owner: me };
          }
          return release.includes(partition.id) ? { ...partition, owner: null } : partition;
        });
      };
      for (const index of order) move(members[index % members.length] ?? 1);
      for (const me of [...members, ...members]) move(me);
      const shares = members.map((me) => placed.filter(({ owner }) => owner === me).length);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(owners.length);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});
