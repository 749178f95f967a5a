#include "ui/admin/policyeditor.h"
#include "desk/policies.h"
#include "domain/masterdata.h"
#include "ui/shared/fieldeditor.h"
#include "ui/shared/policywords.h"
#include "ui/shared/sectionheader.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <QGridLayout>
#include <QScopedValueRollback>

namespace fieldlane::ui::admin {

using rules::Constraint;
using rules::Objective;
using rules::Severity;

namespace {

constexpr int sliderMost = 1000; ///< percent; more can be typed
constexpr int sliderStep = 10;

rules::StoredPolicy read(const QJsonObject &content)
{
    domain::PlanningPolicy entry;
    entry.name = QStringLiteral("-"); // the name is edited elsewhere
    entry.content = content;
    return desk::readingOf(entry).stored;
}

} // namespace

PolicyEditor::PolicyEditor(QWidget *parent)
    : QWidget(parent)
    , m_effect(new TextLabel(Theme::TextLevel::Body, &ThemeColors::text, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::current().metrics().gap);
    column->addWidget(makeWeights());
    m_effect->setObjectName(QStringLiteral("effect"));
    m_effect->setWordWrap(true);
    m_effect->setAccessibleName(tr("What the change would do to a day"));
    column->addWidget(m_effect);
    column->addWidget(new SectionHeader(tr("When something speaks against a place"), this));
    column->addWidget(makeSeverities());
}

QWidget *PolicyEditor::makeWeights()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::current().metrics().margin);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < rules::objectiveCount; ++i) {
        const QString name = Words::objective(Objective(i));
        const QString code = rules::toCode(Objective(i));
        auto *slider = new QSlider(Qt::Horizontal, box);
        slider->setObjectName(QStringLiteral("weight:") + code);
        slider->setRange(0, sliderMost);
        slider->setSingleStep(sliderStep);
        slider->setPageStep(5 * sliderStep);
        slider->setAccessibleName(name);
        auto *spin = new QSpinBox(box);
        spin->setObjectName(QStringLiteral("percent:") + code);
        spin->setRange(0, rules::maxWeight);
        spin->setSuffix(tr(" %", "percent, behind a number"));
        spin->setAccessibleName(name);
        auto *label = new QLabel(name, box);
        label->setBuddy(slider);
        for (QWidget *w : {static_cast<QWidget *>(label), static_cast<QWidget *>(slider), static_cast<QWidget *>(spin)})
            w->setToolTip(PolicyWords::objectiveTip(Objective(i)));
        connect(slider, &QSlider::valueChanged, this, [this, spin](int value) {
            if (!m_setting)
                spin->setValue(value);
        });
        connect(spin, &QSpinBox::valueChanged, this, [this, slider](int value) {
            const bool isOurs = std::exchange(m_setting, true);
            slider->setValue(value);
            m_setting = isOurs;
            edited();
        });
        grid->addWidget(label, i, 0);
        grid->addWidget(slider, i, 1);
        grid->addWidget(spin, i, 2);
        m_sliders[size_t(i)] = slider;
        m_weights[size_t(i)] = spin;
    }
    return box;
}

QWidget *PolicyEditor::makeSeverities()
{
    constexpr int columns = 2;
    constexpr int rows = (rules::constraintCount + columns - 1) / columns;
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::current().metrics().margin);
    for (int i = 0; i < rules::constraintCount; ++i) {
        QComboBox *combo = newChoice(box);
        for (const Severity severity : {Severity::Warn, Severity::Ask, Severity::Block})
            combo->addItem(Words::severity(severity), int(severity));
        combo->setObjectName(QStringLiteral("severity:") + rules::toCode(Constraint(i)));
        combo->setAccessibleName(PolicyWords::constraint(Constraint(i)));
        connect(combo, &QComboBox::currentIndexChanged, this, &PolicyEditor::edited);
        auto *label = new QLabel(PolicyWords::constraint(Constraint(i)), box);
        label->setBuddy(combo);
        const int column = i / rows * 2;
        grid->addWidget(label, i % rows, column);
        grid->addWidget(combo, i % rows, column + 1);
        m_severities[size_t(i)] = combo;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    return box;
}

void PolicyEditor::edited()
{
    if (!m_setting)
        Q_EMIT changed();
}

void PolicyEditor::setValue(const QJsonObject &content)
{
    const QScopedValueRollback guard(m_setting, true);
    m_content = content;
    m_stored = read(content);
    for (int i = 0; i < rules::objectiveCount; ++i) {
        m_weights[size_t(i)]->setValue(m_stored.policy.weights[size_t(i)]);
        m_sliders[size_t(i)]->setValue(m_stored.policy.weights[size_t(i)]);
    }
    for (int i = 0; i < rules::constraintCount; ++i)
        m_severities[size_t(i)]->setCurrentIndex(m_severities[size_t(i)]->findData(int(m_stored.policy.severities[size_t(i)])));
}

QJsonObject PolicyEditor::value() const
{
    rules::StoredPolicy stored = m_stored;
    for (int i = 0; i < rules::objectiveCount; ++i)
        stored.policy.weights[size_t(i)] = m_weights[size_t(i)]->value();
    for (int i = 0; i < rules::constraintCount; ++i)
        stored.policy.severities[size_t(i)] = Severity(m_severities[size_t(i)]->currentData().toInt());
    const bool isSame = stored.policy.weights == m_stored.policy.weights && stored.policy.severities == m_stored.policy.severities;
    return isSame ? m_content : desk::contentOf(stored);
}

void PolicyEditor::setEffect(const QString &text)
{
    m_effect->setText(text);
}

QString PolicyEditor::words(const QJsonObject &content)
{
    rules::StoredPolicy standard;
    const QString difference = PolicyWords::difference(standard.policy, read(content).policy);
    return difference.isEmpty() ? tr("As the standard") : difference;
}

} // namespace fieldlane::ui::admin
