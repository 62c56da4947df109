#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <sys/ioctl.h>

/* What Swift cannot import: global variables and macros. */

static inline WINDOW *cncurses_window(void) { return stdscr; }

static inline int cncurses_attribute_of_pair(int pair) { return COLOR_PAIR(pair); }

static inline int cncurses_reverse(void) { return A_REVERSE; }
static inline int cncurses_bold(void) { return A_BOLD; }
static inline int cncurses_dim(void) { return A_DIM; }
static inline int cncurses_underline(void) { return A_UNDERLINE; }

/* Takes the user's character set, and UTF-8 where that is none; 0 where neither is to be had. */
static inline int cncurses_use_utf8(void) {
  const char *names[] = {"", "C.UTF-8", "en_US.UTF-8"};
  for (int i = 0; i < 3; i++) {
    if (setlocale(LC_CTYPE, names[i]) != NULL) {
      const char *set = nl_langinfo(CODESET);
      if (set[0] == 'U' && set[1] == 'T' && set[2] == 'F') return 1;
    }
  }
  return 0;
}

/* Opens the terminal of the standard streams; null where its kind is not known. */
static inline SCREEN *cncurses_open(void) { return newterm(NULL, stdout, stdin); }

/* The size of the terminal's window; 0 where it does not tell. */
static inline int cncurses_window_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(1, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return 0;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 1;
}

/* Lets the next refresh paint every cell anew. */
static inline void cncurses_repaint(void) { clearok(curscr, TRUE); }

static inline void cncurses_send(const char *text) {
  fputs(text, stdout);
  fflush(stdout);
}
