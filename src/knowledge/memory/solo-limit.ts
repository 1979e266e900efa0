/** Keeps what one agent alone has said from steering more than a share of what others work on. */
export interface SoloLimit {
  /** Counts a classified message. */
  seen(): void;
  /** Whether this agent alone may change the case of one more message; counts it if so. */
  allow(agentId: string): boolean;
}

export interface SoloLimitSettings {
  /** Largest share of the window's messages; .05. */
  readonly share: number;
  /** So many are always allowed, so that a correction works from the first message on; 3. */
  readonly floor?: number;
  /** How many of the latest messages are looked at; 1,000. */
  readonly window?: number;
}

/** Of the latest `window` messages one agent alone may change max(floor, share x messages seen). */
export function createSoloLimit({ share, floor = 3, window = 1000 }: SoloLimitSettings): SoloLimit {
  const flips: { readonly agentId: string; readonly at: number }[] = [];
  let messages = 0;
  return {
    seen() {
      messages++;
      while (flips[0] !== undefined && flips[0].at <= messages - window) flips.shift();
    },
    allow(agentId) {
      const made = flips.filter((flip) => flip.agentId === agentId).length;
      if (made >= Math.max(floor, share * Math.min(messages, window))) return false;
      flips.push({ agentId, at: messages });
      return true;
    },
  };
}
