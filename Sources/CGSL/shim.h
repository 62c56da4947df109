#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_min.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf.h>

/* GSL exports its solver types as mutable globals, which Swift 6 refuses to read. */
static inline gsl_root_fsolver *percept_brent_solver_alloc(void) {
  return gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
}
