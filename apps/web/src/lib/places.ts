export interface Place {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Starting points for people who do not know their coordinates. */
export const places: readonly Place[] = [
  { name: 'Berlin', latitude: 52.52, longitude: 13.405 },
  { name: 'Lisbon', latitude: 38.7223, longitude: -9.1393 },
  { name: 'London', latitude: 51.5072, longitude: -0.1276 },
  { name: 'Nairobi', latitude: -1.2864, longitude: 36.8172 },
  { name: 'New York', latitude: 40.7128, longitude: -74.006 },
  { name: 'Tokyo', latitude: 35.6762, longitude: 139.6503 },
];
