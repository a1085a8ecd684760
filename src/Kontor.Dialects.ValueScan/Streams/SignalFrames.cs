using System.Globalization;
using System.Text.Json;
using Kontor.Analytics.Signals;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.World;

namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>Messages about episodes as events. Their content is the row of the list of messages, as JSON within a text.</summary>
internal sealed class SignalFrames(TokenRegistry registry)
{
    /// <summary>A world that is busy is asked again: an announcement that is left out would be missed by everybody.</summary>
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(50);

    public async Task<Frame> EncodeAsync(SignalMessage message, CancellationToken life)
    {
        var tokens = await ReadTokensAsync(life);
        // A token goes when the block is undone that made it. It has no number any more by which something could be said about it.
        return tokens.FindSymbol(message.Symbol) is { } token ? Encode(token, message) : Frame.Silent(message.TimeMs);
    }

    public static Frame Encode(Token token, SignalMessage message) =>
        new(message.TimeMs, token.Id, Frames.Event("signal", message.TimeMs, json => Write(json, token, message)));

    private static void Write(Utf8JsonWriter json, Token token, SignalMessage message)
    {
        json.WriteStartObject();
        json.WriteNumber("tokenId"u8, token.Id);
        json.WriteString("type"u8, TypeOf(message.Kind));
        json.WriteNumber("ts"u8, message.TimeMs);
        json.WriteString("uniqueKey"u8, string.Create(CultureInfo.InvariantCulture, $"{token.Id}_{message.TimeMs}"));
        json.WriteString("content"u8, Frames.JsonText(row => SignalRows.Write(row, token, message)));
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> TypeOf(EpisodeKind kind) =>
        kind switch
        {
            EpisodeKind.Chance => "OPPORTUNITY"u8,
            EpisodeKind.Risk => "RISK"u8,
            _ => "FUNDS"u8,
        };

    private async Task<TokenList> ReadTokensAsync(CancellationToken life)
    {
        while (true)
        {
            var tokens = await registry.ReadAsync();
            if (tokens.Status == AnswerStatus.Done)
                return tokens.Value;
            await Task.Delay(s_retry, life);
        }
    }
}
