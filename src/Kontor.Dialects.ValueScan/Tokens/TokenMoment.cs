namespace Kontor.Dialects.ValueScan.Tokens;

/// <summary>A token, and when it was asked for.</summary>
internal sealed record TokenMoment(Token Token, long NowMs);
