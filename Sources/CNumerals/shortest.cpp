#include "CNumerals.h"

#include <charconv>

int cnumerals_shortest(double number, char *digits, int *point) {
  char text[32];
  const auto written =
      std::to_chars(text, text + sizeof text, number, std::chars_format::scientific);
  const char *place = text;
  int count = 0;
  for (; place != written.ptr && *place != 'e'; ++place) {
    if (*place != '.') digits[count++] = *place;
  }
  // An exponent has a sign and at least two digits.
  int exponent = 0;
  const bool isNegative = place + 1 < written.ptr && place[1] == '-';
  for (place += 2; place < written.ptr; ++place) exponent = exponent * 10 + (*place - '0');
  *point = (isNegative ? -exponent : exponent) + 1;
  return count;
}
