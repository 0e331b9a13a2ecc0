import type { Message } from "../lib/say.svelte";

export const login = {
  title: { ar: "الدخول", en: "Log in" },
  name: { ar: "الاسم", en: "Name" },
  password: { ar: "كلمة السر", en: "Password" },
  enter: { ar: "ادخل", en: "Log in" },
  wrong: { ar: "الاسم أو كلمة السر غير صحيح.", en: "Name or password is not right." },
  tired: { ar: "محاولات كثيرة بهذا الاسم. انتظر دقيقة.", en: "Too many tries with this name. Wait a minute." },
  over: { ar: "انتهت جلستك. ادخل من جديد تعُد إلى حيث كنت.", en: "Your session has ended. Log in again and you are back where you were." },
  none: { ar: "لا حساب لك؟ ينشئه مدير هذه المساحة.", en: "No account? An admin of this workspace makes one." },
} satisfies Record<string, Message>;
