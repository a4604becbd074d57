;;; eglot.el --- Opens FILE in Emacs with the server PROGRAM  -*- lexical-binding: t -*-

;;; Commentary:

;; Writes what a user sees, before and after the code action ACTION, to RESULT.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'json)

(defvar seen-patience 10.0)

(defun seen ()
  "The diagnostics of this buffer."
  (cl-loop
   for found in (flymake-diagnostics)
   for start = (flymake-diagnostic-beg found)
   for end = (flymake-diagnostic-end found)
   collect `((line . ,(1- (line-number-at-pos start t)))
             (covers . ,(buffer-substring-no-properties start end))
             (message . ,(flymake-diagnostic-text found)))))

(defun seen-until (wanted)
  "Wait until WANTED gives something; a batch has no loop that would run timers."
  (let ((end (+ (float-time) seen-patience)))
    (while (and (not (funcall wanted)) (< (float-time) end))
      (accept-process-output nil 0.05)
      (sit-for 0.02))))

(let ((coding-system-for-read 'utf-8)
      (coding-system-for-write 'utf-8)
      (eglot-sync-connect t)
      (eglot-autoshutdown t)
      before offered)
  (add-to-list 'eglot-server-programs
               `(python-mode . (,(getenv "PROGRAM") "lsp" :initializationOptions (:language "zh"))))
  (find-file (getenv "FILE"))
  (python-mode)
  (apply #'eglot (eglot--guess-contact))
  (unless flymake-mode (flymake-mode 1))
  (seen-until (lambda () (flymake-start) (seen)))
  (setq before (seen))
  (when before
    (let ((found (car (flymake-diagnostics)))
          ;; Or else a menu is to be clicked on.
          (last-nonmenu-event ?.))
      (goto-char (flymake-diagnostic-beg found))
      (cl-letf (((symbol-function 'completing-read)
                 (lambda (_prompt choices &rest _)
                   (setq offered (mapcar (lambda (it) (if (consp it) (car it) it)) choices))
                   (cl-find-if (lambda (title) (string-prefix-p (getenv "ACTION") title)) offered))))
        (eglot-code-actions (flymake-diagnostic-beg found) (flymake-diagnostic-end found) nil t))))
  ;; An idle timer does this otherwise, and a batch is never idle.
  (eglot--signal-textDocument/didChange)
  (seen-until (lambda () (flymake-start) (null (seen))))
  (let ((result `((before . ,(vconcat before))
                  (offered . ,(vconcat offered))
                  (after . ,(length (seen)))
                  (text . ,(buffer-substring-no-properties (point-min) (point-max))))))
    (with-temp-file (getenv "RESULT")
      (insert (json-encode result))))
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server)))

;;; eglot.el ends here
