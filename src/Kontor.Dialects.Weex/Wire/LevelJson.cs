using System.Text.Json;
using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>Levels of a book: a list of <c>["price","size"]</c>, the best first. A level that is gone has the size 0.</summary>
internal static class LevelJson
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, QuotedMarket market, ReadOnlySpan<DepthLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartArray();
            json.WriteStringValue(market.Price(level.PriceTicks));
            json.WriteStringValue(market.Size(level.Lots));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
