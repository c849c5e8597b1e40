/** Whom a campaign that is being set up is for: chosen on the page of segments, taken along to the form. In memory only. */
export interface Chosen {
  readonly clientNos: readonly string[];
  readonly name: string;
  readonly filter: string;
  readonly segment: string | null;
}

let chosen: Chosen | null = null;

export const newCampaign = {
  get: (): Chosen | null => chosen,
  choose: (next: Chosen): void => {
    chosen = next;
  },
  drop: (): void => {
    chosen = null;
  },
};
