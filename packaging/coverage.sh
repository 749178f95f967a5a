# shellcheck shell=bash disable=SC2154 # root comes from lib.sh
# Full line coverage of the code that must never be wrong unseen. Sourced by test.

fully_covered=(
    models/domain/lifecycle.cpp
    'models/desk/undo*.cpp'
    'models/store/migration*.cpp'
    'models/engine/placement*.cpp'
)

# The tests that exercise them; the others would only take time here.
# shellcheck disable=SC2034 # used by test
covering_folders=(tests/unit/domain tests/unit/engine tests/unit/desk tests/store)

check_coverage() {
    local report=$root/build/coverage/coverage.csv pattern file lines covered short=0 row
    local filters=()
    for pattern in "${fully_covered[@]}"; do
        row=${pattern//./\\.}
        filters+=(--filter "${row//\*/[a-z]*}\$")
    done
    (cd "$root" && gcovr --root . --object-directory build/coverage "${filters[@]}" --csv -o "$report" \
        --gcov-ignore-parse-errors build/coverage/models)
    say "lines covered"
    for pattern in "${fully_covered[@]}"; do
        # shellcheck disable=SC2086 # the pattern is meant to be expanded
        for file in $(cd "$root" && ls $pattern 2>/dev/null || echo "$pattern"); do
            row=$(grep "^$file," "$report" || true)
            IFS=, read -r _ lines covered _ <<<"$row"
            printf '%-44s %s of %s\n' "$file" "${covered:-0}" "${lines:-no}"
            [ -n "$row" ] && [ "$lines" = "$covered" ] || short=1
        done
    done
    if [ $short -ne 0 ]; then
        (cd "$root" && gcovr --root . --object-directory build/coverage "${filters[@]}" --txt \
            --gcov-ignore-parse-errors build/coverage/models)
        fail "some of these files are not fully covered"
    fi
}
