// What runFixedNetwork answers on the cpu backend; selfTest.test.ts makes sure that it still does.
export const expectedLogits: readonly number[] = [0.10305005,0.10608067,0.094753839,0.070602402,0.03689535]
export const expectedGradient: readonly number[] = [-0.0038758186,-0.011674749,0.01176303,0.00914755,0.11473368,0.080813333,0.010110352,-0.0028845321,-0.051686276,0.023862854,-0.0034325207,0.0052125743,0.072711527,-0.079495862,0.010167703]
