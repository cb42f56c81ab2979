/** Each word of the page in one line. */
export const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Node', 'A machine that what you run runs on.'],
  ['vCPU, GiB', 'How much a node can compute, and how much memory it has: 1 GiB is 1,024³ bytes.'],
  ['Instance type', 'The model of a machine, as the cloud sells it. It decides the two above.'],
  ['Spot', 'A machine the cloud sells cheap because it may take it back at short notice.'],
  ['On-demand', 'A machine at full price, which stays until you give it back.'],
  ['Zone', 'One data centre of a region. What stands in it can fail together.'],
  ['Pool', 'Machines of one type in one zone, bought one way. When they are scarce, all of them are.'],
  ['Pod', 'One running copy of a program. The cluster decides on which node it runs, and may move it.'],
  ['DaemonSet', 'A program of which every node runs one copy, such as one that collects logs.'],
  ['Allocated', 'What pods keep for themselves: the greater of what they ask for and what they use.'],
  ['Filled', 'The part of what nodes have that is allocated. Some room is left for peaks.'],
  [
    'Life line',
    'When a node was seen: a bar; a thin line where others were seen and it was not; empty where nothing was.',
  ],
  ['Gone, no sample since', 'Not seen at the newest instant: for hours, or only for the last few samples.'],
]
