#pragma once
#include <QComboBox>
#include <QPointer>
#include <vector>

namespace fieldlane::ui::rulebook {

/// One thing to choose.
struct ChoiceOption
{
    QVariant value; ///< a number or a text
    QString text;
    QString group {}; ///< heading that it stands under; empty: none
};

class SearchPopup;

/// One of some or of very many: a closed box that opens a list with a search, grouped under headings. Typing into the
/// closed box begins the search. Few without headings are listed without one.
class SearchChoice : public QComboBox
{
    Q_OBJECT
public:
    explicit SearchChoice(QWidget *parent = nullptr);
    void setOptions(std::vector<ChoiceOption> options);
    /// What is no option (any more) is offered as `otherwise`.
    void setValue(const QVariant &value, const QString &otherwise = {});
    QVariant value() const { return currentIndex() < 0 ? QVariant() : currentData(); }
    /// Stays without a value: picking tells, and leaves it as it was.
    void setPicksOnly(const QString &text);

    void showPopup() override;
    void hidePopup() override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void picked(const QVariant &value);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void pick(const QVariant &value);

    std::vector<ChoiceOption> m_options;
    QPointer<SearchPopup> m_popup;
    QString m_typed; ///< that begins the search
    bool m_picksOnly = false;
};

} // namespace fieldlane::ui::rulebook
