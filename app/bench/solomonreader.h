#pragma once
#include "core/result.h"
#include "solver/draft.h"
#include <QByteArray>

namespace fieldlane::app::bench {

/// A Solomon or Gehring-Homberger file as a problem of distance alone, in tenths, each distance truncated to one
/// decimal: the convention of the DIMACS challenge, in which best known values are published.
core::Result<solver::ProblemDraft> readSolomon(const QByteArray &text);

} // namespace fieldlane::app::bench
