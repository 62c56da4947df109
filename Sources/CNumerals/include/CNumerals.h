#ifndef CNUMERALS_H
#define CNUMERALS_H

#ifdef __cplusplus
extern "C" {
#endif

/* Writes the fewest digits that read back as a finite number above zero, and where its point stands:
   after so many of them. At most 17 digits are written; returns how many. */
int cnumerals_shortest(double number, char *digits, int *point);

/* Writes a number from 0.0001 to below 2^53 around a point, in the fewest digits that read back as the same: at most 24
   bytes. Returns how many. */
int cnumerals_fixed(double number, char *text);

#ifdef __cplusplus
}
#endif

#endif
