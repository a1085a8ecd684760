using System.Globalization;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot.Legacy;

/// <summary>
/// The older generations number the states of an order: what an order shows, and which orders a number asks for. An order of this house is
/// never failed, being placed, or being cancelled: those numbers find nothing.
/// </summary>
internal static class LegacyStatus
{
    private const int StatusMax = 10;

    private static readonly (int Status, SpotOrderState[] States)[] s_asked =
    [
        (4, [SpotOrderState.New]),
        (5, [SpotOrderState.PartiallyFilled]),
        (6, [SpotOrderState.Filled]),
        (8, [SpotOrderState.Canceled]),
        (9, [SpotOrderState.New, SpotOrderState.PartiallyFilled]),
        (10, [SpotOrderState.Filled, SpotOrderState.Canceled, SpotOrderState.PartiallyCanceled]),
    ];

    public static string Of(SpotOrderState state) =>
        state switch
        {
            SpotOrderState.New => "4",
            SpotOrderState.PartiallyFilled => "5",
            SpotOrderState.Filled => "6",
            SpotOrderState.Canceled => "8",
            _ => "11",
        };

    /// <summary>The states that the parameter asks for, which may be none.</summary>
    public static Refusal? Read(Parameters given, out IReadOnlyList<SpotOrderState> states)
    {
        states = [];
        var isKnown =
            int.TryParse(given.Text("status"), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            && status is >= 1 and <= StatusMax;
        if (!isKnown)
            return Errors.InvalidStatus;
        states = s_asked.FirstOrDefault(one => one.Status == status).States ?? [];
        return null;
    }
}
