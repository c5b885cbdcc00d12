#include "tools/grade/intake/worksheet.hpp"

#include "tools/grade/intake/csv.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace grade {
namespace {

// clang-format off
constexpr WorksheetLanguage languages[]{
    {"English", "Participant", "Identifier", "Full name", "Email address", "Grade", "Maximum Grade|Maximum grade", "Grade can be changed", "Last modified (submission)", "Last modified (grade)", "Feedback comments", "No"},
    {"German", "Teilnehmer/in|Teilnehmer*in", "ID", "Vollständiger Name", "E-Mail-Adresse", "Bewertung", "Bestwertung", "Bewertung kann geändert werden", "Zuletzt geändert (Abgabe)", "Zuletzt geändert (Bewertung)", "Feedback als Kommentar", "Nein"},
    {"French", "Participant", "Identifiant", "Nom complet", "Adresse de courriel", "Note", "Note maximale", "La note peut être modifiée", "Dernière modification (travail remis)", "Dernière modification (note)", "Feedback par commentaires", "Non"},
    {"Spanish", "Participante", "Identificador", "Nombre completo", "Dirección de correo", "Calificación", "Calificación máxima", "La calificación puede ser cambiada", "Última modificación (entrega)", "Última modificación (calificación)", "Comentarios de retroalimentación", "No"},
    {"Italian", "Partecipante", "Identificativo", "Nome", "Indirizzo email", "Valutazione", "Valutazione massima", "La valutazione può essere cambiata", "Ultima modifica (consegna)", "Ultima modifica (valutazione)", "Commenti", "No"},
    {"Dutch", "Deelnemer", "Identificatie", "Volledige naam", "E-mailadres", "Cijfer", "Maximaal cijfer", "Het cijfer kan gewijzigd worden", "Laatst gewijzigd (inzending)", "Laatst gewijzigd (beoordeling)", "Feedback|Feedback tekstvak", "Nee"},
    {"Portuguese", "Participante", "Identificador|Número de identificação", "Nome completo", "E-mail|Endereço de e-mail", "Avaliação|Nota", "Nota Máxima|Nota máxima", "A nota pode ser alterada.", "Última atualização (submissão)", "Última atualização (avaliação)", "Comentários de feedback", "Não"},
    {"Catalan", "Participant", "Identificador", "Nom complet", "Adreça electrònica", "Qualificació", "Qualificació màxima", "Es pot canviar la qualificació", "Darrera modificació (tramesa)", "Darrera modificació (qualificació)", "Comentaris de la retroacció|Comentaris de retroacció.|Comentaris de retroalimentació", "No"},
    {"Galician", "Participante", "Identificador", "Nome completo", "Enderezo de correo", "Cualificación", "Cualificación máxima", "A cualificación pode ser cambiada|A cualificación pode seren cambiada", "Última modificación (entrega)", "Última modificación (cualificación)", "Comentarios", "Non"},
    {"Basque", "Partaidea", "Identifikatzailea", "Izen osoa", "E-posta helbidea|Helbide elektronikoa", "Kalifikazioa", "Gehieneko kalifikazioa|Gehienezko kalifikazioa", "Kalifikazioa alda daiteke", "Azken aldaketa (bidalketa)", "Azken aldaketa (kalifikazioa)", "Feedback-iruzkinak", "Ez"},
    {"Romanian", "Participant", "Identificator", "Nume complet", "Adresa de e-mail", "Notă", "Notă maximă", "Nota poate fi schimbată", "Ultima modificare (a răspunsului)", "Ultima modificare (nota)", "Comentarii de feedback", "Nu"},
    {"Swedish", "Deltagare", "Identifierare", "Fullständigt namn|Hela namnet", "E-postadress", "Betyg", "Maxbetyg|Maximalt betyg", "Betyg kan ändras", "Senast modifierat (inlämning)", "Senast modifierat (betyg)", "Återkoppling/kommentarer|Återkopplingskommentarer", "Nej"},
    {"Turkish", "Katılımcı", "Tanımlayıcı", "Tam adı", "E-posta adresi", "Not", "Enyüksek not", "Not değiştirilebilir", "Son düzenleme (gönderim)", "Son düzenleme (not)", "Geri bildirim yorumları", "Hayır"},
    {"Greek", "Συμμετέχων", "Αναγνωριστικό", "Πλήρες όνομα", "Διεύθυνση ηλε.ταχυδρομείου|Διεύθυνση ηλεκτρονικού ταχυδρομείου", "Βαθμός", "Μέγιστος Βαθμός|Μέγιστος βαθμός", "Ο βαθμός μπορεί να αλλάξει", "Τελευταία Τροποποίηση (υποβολή)|Τελευταία τροποποιημένη (υποβολή)", "Τελευταία Τροποποίηση (βαθμολόγηση)|Τελευταία τροποποίηση (βαθμολόγηση)", "Σχόλια ανατροφοδότησης", "Όχι"},
    {"Russian", "Участник", "Идентификатор", "Полное имя", "Адрес электронной почты", "Оценка", "Максимальная оценка", "Оценка может быть изменена", "Последнее изменение (ответ)", "Последнее изменение (оценка)", "Отзыв в виде комментария", "Нет"},
    {"Ukrainian", "Учасник", "Ідентифікатор", "Повна назва", "Електронна пошта", "Оцінка", "Максимальна оцінка", "Оцінка може бути змінена", "Востаннє змінювалося (здача)", "Востаннє змінювалося (оцінка)", "Відгук - коментарем", "Ні"},
    {"Japanese", "参加者", "ID", "フルネーム", "メールアドレス", "評点", "最大評点", "評点変更可", "最終更新日時 (提出)", "最終更新日時 (評定)", "フィードバックコメント", "No"},
    {"Korean", "참가자", "식별자", "전체 이름", "이메일 주소", "성적", "최대 성적", "", "마지막 수정됨(제출)", "마지막 수정됨(성적)", "피드백 코멘트", "아니오"},
    {"Chinese", "参与人|参与者", "标识符|识别码", "全名", "Email地址|电子邮件地址", "成绩", "最高分|最高成绩", "允许更改成绩", "上次修改（作业）|最后修改（学生）", "上次修改（评分）|最后修改（教师）", "反馈意见|评语反馈", "否"},
};
// clang-format on

std::vector<std::string_view> texts_of(std::string_view all) {
    std::vector<std::string_view> texts;
    for (std::size_t end = 0; end != std::string_view::npos;
         all.remove_prefix(std::min(end + 1, all.size()))) {
        end = all.find('|');
        texts.push_back(all.substr(0, end));
    }
    return texts;
}

/// Its columns, by the keys of their English titles.
std::vector<std::pair<const char*, const char*>> columns_in(const WorksheetLanguage& language) {
    return {{language.identifier, "identifier"},
            {language.full_name, "fullname"},
            {language.email, "emailaddress"},
            {language.grade, "grade"},
            {language.maximum, "maximumgrade"},
            {language.changeable, "gradecanbechanged"},
            {language.submitted, "lastmodifiedsubmission"},
            {language.graded, "lastmodifiedgrade"},
            {language.comments, "feedbackcomments"}};
}

} // namespace

bool is_text(const std::string& text, const char* texts) {
    const std::vector<std::string_view> all = texts_of(texts);
    return !text.empty() && std::find(all.begin(), all.end(), text) != all.end();
}

const WorksheetLanguage* worksheet_language(const std::vector<std::string>& titles) {
    const auto has = [&](const char* texts) {
        return std::any_of(titles.begin(), titles.end(),
                           [&](const std::string& title) { return is_text(title, texts); });
    };
    const auto found = std::find_if(std::begin(languages), std::end(languages), [&](const auto& language) {
        return has(language.identifier) && has(language.grade) && has(language.graded);
    });
    return found == std::end(languages) ? nullptr : found;
}

std::vector<std::string> column_keys(const std::vector<std::string>& titles) {
    const WorksheetLanguage* const language = worksheet_language(titles);
    std::vector<std::string> keys;
    for (const std::string& title : titles) {
        keys.push_back(header_key(title));
        if (!language)
            continue;
        for (const auto& [texts, key] : columns_in(*language))
            if (is_text(title, texts))
                keys.back() = key;
    }
    return keys;
}

bool is_participant_word(const std::string& word) {
    return std::any_of(std::begin(languages), std::end(languages), [&](const auto& language) {
        std::string participant = language.participant;
        std::erase(participant, '/');
        return is_text(word, participant.c_str());
    });
}

/// A space may be missing: Moodle's language packs cannot end a text with one.
std::string participant_in(const std::string& identifier) {
    const std::size_t end = identifier.find_last_not_of("0123456789");
    if (end == std::string::npos || end + 1 == identifier.size())
        return "";
    const std::string word = identifier.substr(0, end + (identifier[end] == ' ' ? 0 : 1));
    const bool known = std::any_of(std::begin(languages), std::end(languages),
                                   [&](const auto& language) { return is_text(word, language.participant); });
    return known ? identifier.substr(end + 1) : "";
}

} // namespace grade
