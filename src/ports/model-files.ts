/** The bytes of trained models, so that every instance can load what another has trained. */
export interface ModelFiles {
  /** Stores all files under the id; once stored they never change. */
  put(modelId: string, files: Readonly<Record<string, Uint8Array>>): Promise<void>;
  get(modelId: string): Promise<Readonly<Record<string, Uint8Array>> | null>;
  remove(modelId: string): Promise<void>;
}
