export interface Mapping {
  readonly name: string;
}
